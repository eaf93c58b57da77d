// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// The personal PIN of an app: six digits that are not the first anyone would guess.
///
/// Refused are one digit repeated and a run up or down; a run goes on from 9 to 0, as keys on a row do, so that
/// 567890 is one.
public struct PIN: Sendable {
  /// The digits in ASCII.
  public let secret: Secret

  /// Checks six ASCII digits.
  ///
  /// - Throws: `pinLength`, `pinRepeatsOneDigit` or `pinIsRun`.
  public init(_ secret: Secret, limits: Limits = Limits()) throws(IdentityError) {
    guard secret.isDigits(limits.pinDigits) else { throw .pinLength(digits: limits.pinDigits) }
    switch secret.commonStep {
    case 0: throw .pinRepeatsOneDigit
    case 1, 9: throw .pinIsRun
    default: self.secret = secret
    }
  }

  /// Checks six digits as typed.
  public init(_ text: String, limits: Limits = Limits()) throws(IdentityError) {
    try self.init(Secret(utf8: text), limits: limits)
  }
}
