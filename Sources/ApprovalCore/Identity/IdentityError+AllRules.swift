// SPDX-License-Identifier: GPL-3.0-or-later

extension IdentityError {
  /// Every rule once, with the numbers of today's policy, so that a phrase file can be checked against it.
  public static let allRules: [IdentityError] =
    [
      .userIDTooShort(least: IdentityLimits.userIDCharacters.lowerBound),
      .userIDTooLong(most: IdentityLimits.userIDCharacters.upperBound),
      .userIDCharacter(position: 1),
      .userIDLooksLikeCivilNumber,
      .passwordTooShort(least: IdentityLimits.passwordCharacters.lowerBound),
      .passwordTooLong(most: IdentityLimits.passwordCharacters.upperBound),
      .passwordControlCharacter,
      .passwordHoldsUserID,
      .passwordHoldsDigitRun(digits: IdentityLimits.passwordDigitRun),
      .passwordHoldsCommonWord,
      .passwordHoldsKeyboardRow(keys: IdentityLimits.keyboardRun),
      .pinLength(digits: IdentityLimits.pinDigits),
      .pinRepeatsOneDigit,
      .pinIsRun,
      .temporaryPINLength(digits: IdentityLimits.temporaryPINDigits),
      .phoneCharacter(position: 1),
      .phoneCountryCode,
      .phoneLength(
        least: IdentityLimits.phoneDigits.lowerBound, most: IdentityLimits.phoneDigits.upperBound),
      .phoneNationalLength(digits: 8),
      .phoneDanishPrefix,
      .zoneLength(characters: 87),
      .passportDocumentCode,
      .passportIssuingState,
      .passportNationality,
      .passportExpired(lastDay: CalendarDate(daysSince1970: 0)),
    ] + fieldRules

  /// A field has characters, and some have a check digit or a date.
  private static let fieldRules: [IdentityError] =
    ZoneField.allCases.filter { $0 != .composite }.map { .zoneCharacter(field: $0, position: 1) }
    + [ZoneField.documentNumber, .birth, .expiry, .optionalData, .composite].map {
      .zoneCheckDigit(field: $0)
    }
    + [ZoneField.birth, .expiry].map { .zoneDate(field: $0) }
}
