// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform

/// A Unix socket that listens: one made here, or one handed over by the service manager.
public struct VarlinkListener: Sendable {
  /// Who may connect. What a peer may do is decided by its uid in either case.
  public enum Access: Sendable {
    /// The owner of this process, and root: mode 0600.
    case owner
    /// Everyone: mode 0666.
    case everyone

    fileprivate var mode: mode_t { self == .owner ? 0o600 : 0o666 }
  }

  let descriptor: CInt
  /// The path to remove in the end; nil for a socket that is not ours to remove.
  let path: String?

  /// Makes a socket at `path`. One that nobody listens at any more is replaced.
  ///
  /// Throws `socketTaken` where somebody does, `notASocket` where a file is in the way, `pathTooLong` over 107
  /// bytes, and `cannotListen` with the reason for all else.
  public init(path: String, access: Access) throws(VarlinkError) {
    try Self.clear(path)
    let descriptor = UnixSocket.create(isBlocking: false)
    guard descriptor >= 0 else { throw .cannotListen(path: path, reason: SystemError.last.description) }
    // Before bind(2), so that the socket is at no moment open to more than it should be; the mask may only narrow it.
    guard fchmod(descriptor, access.mode) == 0, UnixSocket.bind(descriptor, to: path),
      unsafe chmod(path, access.mode) == 0, listen(descriptor, SOMAXCONN) == 0
    else {
      let error = VarlinkError.binding(path, errno)
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
  }

  /// The socket that systemd passed on starting this process (sd_listen_fds(3)), or nil where it passed none.
  ///
  /// Of several the first is taken. Throws `cannotListen` where it is no listening Unix socket.
  public static func activated() throws(VarlinkError) -> VarlinkListener? {
    guard Environment["LISTEN_PID"].flatMap(Int32.init) == getpid(),
      let count = Environment["LISTEN_FDS"].flatMap(Int.init), count > 0
    else { return nil }
    return try VarlinkListener(handedOver: 3)
  }

  /// Takes a listening socket that another made.
  init(handedOver descriptor: CInt) throws(VarlinkError) {
    guard UnixSocket.isListening(descriptor) else {
      throw .cannotListen(path: "descriptor \(descriptor)", reason: "it is no listening Unix stream socket")
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    self.descriptor = descriptor
    path = nil
  }

  /// Stops listening, and takes the path away if it was made here.
  func end() {
    close(descriptor)
    if let path { _ = unsafe unlink(path) }
  }

  /// Makes room at the path: removes a socket that nobody listens at.
  private static func clear(_ path: String) throws(VarlinkError) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
    let probe = UnixSocket.create(isBlocking: false)
    defer { close(probe) }
    let answered = UnixSocket.connect(probe, to: path)
    guard !answered, errno == ECONNREFUSED else { throw .socketTaken(path: path) }
    _ = unsafe unlink(path)
  }
}

extension VarlinkError {
  fileprivate static func binding(_ path: String, _ code: CInt) -> VarlinkError {
    switch code {
    case ENAMETOOLONG: .pathTooLong(path: path)
    case EADDRINUSE: .socketTaken(path: path)
    default: .cannotListen(path: path, reason: SystemError(code).description)
    }
  }
}
