// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// An account at another service whose codes the reader speaks.
public struct AccountRecord: Equatable, Sendable {
  /// The name it is heard and chosen by; no two accounts share one.
  public let name: String
  /// Everything that makes its codes, as an `otpauth://` address; sealed where it is kept.
  public let address: Secret
  /// The counter of its next code, where it counts (RFC 4226 §7.2).
  public var counter: UInt64

  public init(name: String, address: Secret, counter: UInt64 = 0) {
    self.name = name
    self.address = address
    self.counter = counter
  }
}
