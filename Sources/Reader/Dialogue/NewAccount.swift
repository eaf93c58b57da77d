// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// An account as it was written on the keypad: codes by time, as services expect of a key that is typed (RFC 6238).
public struct NewAccount: Sendable {
  /// What it is to be called.
  public let name: String
  /// What makes its codes.
  public let key: Secret

  /// An account as it was written.
  public init(name: String, key: Secret) {
    self.name = name
    self.key = key
  }
}
