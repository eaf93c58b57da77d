// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// The system gave no thread: pthread_create(3).
public struct ThreadError: Error, CustomStringConvertible {
  public let name: String
  /// An error number of errno(3).
  public let code: Int32

  public var description: String { "no thread '\(name)': \(unsafe String(cString: strerror(code)))" }
}
