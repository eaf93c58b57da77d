// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// Files and folders, as the C library does not offer them in one call.
public enum Files {
  /// Creates a file of mode 0600 for writing, in place of a regular file of this user; whoever has the old one open does not
  /// see the new one. What is no regular file, such as a pipe, is opened as it is.
  ///
  /// - Returns: its descriptor.
  /// - Throws: ELOOP where a link has the name, EPERM where the file is another user's.
  public static func create(_ path: String) throws(SystemError) -> CInt {
    let descriptor = unsafe clinux_new_file(path)
    guard descriptor >= 0 else { throw .last }
    return descriptor
  }

  /// Removes a folder with all that is in it: nftw(3). Links are removed, not followed.
  public static func removeFolder(_ path: String) throws(SystemError) {
    guard unsafe clinux_remove_folder(path) == 0 else { throw .last }
  }
}

/// Where bytes are written to, all of them, however few the kernel takes at a time.
public enum WriteTarget: Sendable {
  /// A file, a pipe or a terminal: write(2).
  case file(CInt)
  /// A file, from this offset on: pwrite(2).
  case fileAt(CInt, offset: Int)
  /// A connected socket, whose peer may be gone without SIGPIPE: send(2), MSG_NOSIGNAL.
  case socket(CInt)

  /// Writes all of the bytes, and goes on after a signal.
  ///
  /// - Returns: how many were written, and the error that kept it from writing the rest; `ENOSPC` where the kernel took none
  ///   of them without an error.
  @discardableResult
  public func writeAll(_ bytes: RawSpan) -> (written: Int, error: SystemError?) {
    var written = 0
    while written < bytes.byteCount {
      let count = write(bytes.extracting(written..<bytes.byteCount), after: written)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return (written, count < 0 ? .last : SystemError(ENOSPC)) }
      written += count
    }
    return (written, nil)
  }

  /// The same of an array.
  @discardableResult
  public func writeAll(_ bytes: [UInt8]) -> (written: Int, error: SystemError?) {
    unsafe writeAll(bytes.span.bytes)
  }

  private func write(_ bytes: RawSpan, after written: Int) -> Int {
    unsafe bytes.withUnsafeBytes { bytes in
      switch self {
      case .file(let descriptor): unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      case .fileAt(let descriptor, let offset):
        unsafe pwrite(descriptor, bytes.baseAddress, bytes.count, offset + written)
      case .socket(let descriptor):
        unsafe send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL))
      }
    }
  }
}
