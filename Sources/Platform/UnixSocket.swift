// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// Stream sockets of the address family AF_UNIX (unix(7)), by their descriptors.
///
/// A call that fails returns -1 or false, and leaves its error in errno(3): `SystemError.last`.
public enum UnixSocket {
  /// The credentials of the process at the other end of a connection, as of when it connected: SO_PEERCRED.
  public struct Peer: Sendable {
    /// Its process ID.
    public let process: Int32
    /// Its effective user ID.
    public let user: UInt32
  }

  /// Creates a socket that is closed on exec: socket(2).
  public static func create(isBlocking: Bool) -> CInt { clinux_unix_socket(isBlocking) }

  /// bind(2) to a path. ENAMETOOLONG where the path does not fit into a socket's address.
  public static func bind(_ socket: CInt, to path: String) -> Bool {
    unsafe clinux_unix_bind(socket, path) == 0
  }

  /// connect(2) to a path. ENAMETOOLONG where the path does not fit into a socket's address.
  public static func connect(_ socket: CInt, to path: String) -> Bool {
    unsafe clinux_unix_connect(socket, path) == 0
  }

  /// Whether the descriptor is a stream socket of this family that listens, as a service manager hands one over.
  public static func isListening(_ descriptor: CInt) -> Bool { clinux_is_listening(descriptor) }

  /// accept4(2) with SOCK_CLOEXEC and SOCK_NONBLOCK.
  public static func accept(_ socket: CInt) -> CInt { clinux_accept(socket) }

  /// The process at the other end; nil where the kernel does not say.
  public static func peer(of socket: CInt) -> Peer? {
    let peer = clinux_peer_of(socket)
    return peer.known ? Peer(process: peer.process, user: peer.user) : nil
  }
}

/// The service manager that started this process.
public enum ServiceManager {
  /// Sends a state to the datagram socket `path`, which is abstract where it begins with `@`: sd_notify(3). Where nobody
  /// receives, nothing is sent.
  public static func notify(_ state: String, at path: String) { _ = unsafe clinux_notify(path, state) }
}
