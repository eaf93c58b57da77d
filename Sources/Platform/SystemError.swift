// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// An error number of the system, as errno(3) holds it.
public struct SystemError: Error, Equatable, Sendable {
  /// The number, such as `ENOENT`.
  public let code: CInt

  /// The error of that number.
  public init(_ code: CInt) { self.code = code }

  /// The error of the last call that failed on this thread. To be read before any other call.
  public static var last: SystemError { SystemError(errno) }
}

extension SystemError: CustomStringConvertible {
  /// The C library's text for it, as `No such file or directory`: strerror(3).
  public var description: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
