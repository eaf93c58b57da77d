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

/// What the rules of PINs ask of a secret's bytes, read where they lie: a copy would outlive the secret.
extension Secret {
  /// Whether the bytes are exactly `digits` ASCII digits.
  func isDigits(_ digits: Int) -> Bool {
    withBytes { bytes in
      guard bytes.count == digits else { return false }
      for index in bytes.indices where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
        return false
      }
      return true
    }
  }

  /// The step from each digit to the next, modulo ten, when it is the same throughout; the bytes are digits.
  var commonStep: Int? {
    withBytes { bytes in
      var common: Int?
      for index in bytes.indices.dropFirst() {
        let step = (Int(bytes[index]) - Int(bytes[index - 1]) + 10) % 10
        guard common ?? step == step else { return nil }
        common = step
      }
      return common
    }
  }
}
