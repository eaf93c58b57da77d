// SPDX-License-Identifier: GPL-3.0-or-later

/// A store could not read or keep what it was asked to.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, without any value that was stored.
  public let description: String

  /// An error with its sentence for the log.
  public init(_ description: String) {
    self.description = description
  }

  /// What it is called, for programs, and for whoever looks its sentence up.
  public var code: String { "errorStorage" }
}
