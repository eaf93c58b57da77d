// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule of identity that something given does not hold, by its name.
///
/// Positions count characters from 1. No case carries what was given.
public enum IdentityError: Error, Hashable, Sendable {
  // User ID
  /// Fewer characters than a user ID has.
  case userIDTooShort(least: Int)
  /// More characters than a user ID has.
  case userIDTooLong(most: Int)
  /// A character that no user ID holds.
  case userIDCharacter(position: Int)
  /// Ten digits and nothing else but punctuation.
  case userIDLooksLikeCivilNumber

  // Account
  /// A number that no account of a machine has.
  case notAnAccount(number: Int64)

  // Password
  /// Fewer characters than a password has.
  case passwordTooShort(least: Int)
  /// More characters than a password has.
  case passwordTooLong(most: Int)
  /// A character that moves a cursor instead of standing for itself.
  case passwordControlCharacter
  /// The user's own ID within the password.
  case passwordHoldsUserID
  /// As many digits in a row as a civil number has.
  case passwordHoldsDigitRun(digits: Int)
  /// The word password, kodeord or adgangskode.
  case passwordHoldsCommonWord
  /// Neighbouring keys of one keyboard row.
  case passwordHoldsKeyboardRow(keys: Int)

  // PIN
  /// Not this many ASCII digits.
  case pinLength(digits: Int)
  /// One digit throughout.
  case pinRepeatsOneDigit
  /// Each digit one above the last, or one below.
  case pinIsRun
  /// Not this many ASCII digits.
  case temporaryPINLength(digits: Int)

  // Phone number
  /// Neither digit, space nor hyphen, nor a leading `+`.
  case phoneCharacter(position: Int)
  /// A country code that begins with 0.
  case phoneCountryCode
  /// More or fewer digits than international numbers have.
  case phoneLength(least: Int, most: Int)
  /// A number of the Danish realm that has not its country's count of digits.
  case phoneNationalLength(digits: Int)
  /// A Danish number that begins with 0 or 1.
  case phoneDanishPrefix

  // Machine-readable zone
  /// Neither two lines of 44 nor three of 30.
  case zoneLength(characters: Int)
  /// The position is the one within the field.
  case zoneCharacter(field: ZoneField, position: Int)
  /// A check digit that is not the one over its field.
  case zoneCheckDigit(field: ZoneField)
  /// Six digits that are no day, or none that the document can mean.
  case zoneDate(field: ZoneField)

  // Passport
  /// A document whose code does not begin with P.
  case passportDocumentCode
  /// A passport from outside the Danish realm.
  case passportIssuingState
  /// The passport of a citizen of another country.
  case passportNationality
  /// A passport whose last day has passed.
  case passportExpired(lastDay: CalendarDate)

  // Attestation
  /// Nobody is named who checked.
  case attestationVerifierEmpty
  /// A name of more characters than an office's.
  case attestationVerifierTooLong(most: Int)
  /// A character that cannot be both seen and heard.
  case attestationVerifierCharacter(position: Int)
  /// Not the 32 bytes of a hash, or the hash of nothing.
  case attestationEvidence
  /// Checked later than now.
  case attestationInFuture
  /// Checked so long ago that it counts no more.
  case attestationTooOld(days: Int)
}

extension IdentityError: CustomStringConvertible {
  /// For the terminal and the log.
  public var description: String { rule.description }

  /// What programs know it by: it never changes.
  public var code: String { rule.code }

  /// What it carries, by name.
  public var arguments: [String: CodeArgument] { rule.arguments }
}
