// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule of identity that something given does not hold, by its name.
///
/// Positions count characters from 1. No case carries what was given.
public enum IdentityError: Error, Hashable, Sendable {
  // User ID
  case userIDTooShort(least: Int)
  case userIDTooLong(most: Int)
  case userIDCharacter(position: Int)
  case userIDLooksLikeCivilNumber

  // Password
  case passwordTooShort(least: Int)
  case passwordTooLong(most: Int)
  case passwordControlCharacter
  case passwordHoldsUserID
  case passwordHoldsDigitRun(digits: Int)
  case passwordHoldsCommonWord
  case passwordHoldsKeyboardRow(keys: Int)

  // PIN
  case pinLength(digits: Int)
  case pinRepeatsOneDigit
  case pinIsRun
  case temporaryPINLength(digits: Int)

  // Phone number
  case phoneCharacter(position: Int)
  case phoneCountryCode
  case phoneLength(least: Int, most: Int)
  /// A number of the Danish realm that has not its country's count of digits.
  case phoneNationalLength(digits: Int)
  case phoneDanishPrefix

  // Machine-readable zone
  case zoneLength(characters: Int)
  /// The position is the one within the field.
  case zoneCharacter(field: ZoneField, position: Int)
  case zoneCheckDigit(field: ZoneField)
  case zoneDate(field: ZoneField)

  // Passport
  case passportDocumentCode
  case passportIssuingState
  case passportNationality
  case passportExpired(lastDay: CalendarDate)
}

extension IdentityError: CustomStringConvertible {
  /// For the terminal and the log.
  public var description: String { rule.description }

  /// The key of the phrase that the reader speaks.
  public var phrase: String { rule.phrase }

  /// What stands for the phrase's placeholders.
  public var arguments: [String: String] { rule.arguments }
}
