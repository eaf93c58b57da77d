// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// The eight digits sent by text message that open one activation.
///
/// They are drawn at random, so every eight digits are allowed.
public struct TemporaryPIN: Sendable {
  /// The digits in ASCII.
  public let secret: Secret

  /// Checks eight ASCII digits.
  ///
  /// - Throws: `temporaryPINLength`.
  public init(_ secret: Secret, limits: Limits = Limits()) throws(IdentityError) {
    guard secret.isDigits(limits.temporaryPINDigits) else {
      throw .temporaryPINLength(digits: limits.temporaryPINDigits)
    }
    self.secret = secret
  }

  /// Draws a new one.
  ///
  /// - Throws: `CryptographyError` when the system has no randomness to give.
  public static func drawn(limits: Limits = Limits()) throws(CryptographyError) -> TemporaryPIN {
    TemporaryPIN(drawn: try Random.digits(limits.temporaryPINDigits))
  }

  private init(drawn secret: Secret) {
    self.secret = secret
  }

  /// Checks eight digits as typed.
  public init(_ text: String, limits: Limits = Limits()) throws(IdentityError) {
    try self.init(Secret(utf8: text), limits: limits)
  }
}
