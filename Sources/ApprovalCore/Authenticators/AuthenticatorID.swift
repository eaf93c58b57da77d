// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// The number of one authenticator: 63 random bits, never reused.
public struct AuthenticatorID: Hashable, Sendable, CustomStringConvertible {
  /// The 63 bits.
  public let number: Int64

  /// The authenticator of a kept number.
  public init(_ number: Int64) {
    self.number = number
  }

  static func random() throws(CoreError) -> AuthenticatorID {
    do {
      let bits = try Random.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return AuthenticatorID(Int64(bits >> 1))
    } catch {
      throw .cryptography(error)
    }
  }

  /// The number in decimal.
  public var description: String { String(number) }
}
