// SPDX-License-Identifier: GPL-3.0-or-later

extension IdentityError {
  /// Every rule once, with the numbers of today's policy, so that whoever knows them can be checked.
  public static let allRules = allRules(of: Limits())

  private static func allRules(of limits: Limits) -> [IdentityError] {
    [
      .userIDTooShort(least: limits.userIDCharacters.lowerBound),
      .userIDTooLong(most: limits.userIDCharacters.upperBound),
      .userIDCharacter(position: 1),
      .userIDLooksLikeCivilNumber,
      .notAnAccount(number: 4_294_967_295),
      .passwordTooShort(least: limits.passwordCharacters.lowerBound),
      .passwordTooLong(most: limits.passwordCharacters.upperBound),
      .passwordControlCharacter,
      .passwordHoldsUserID,
      .passwordHoldsDigitRun(digits: limits.passwordDigitRun),
      .passwordHoldsCommonWord,
      .passwordHoldsKeyboardRow(keys: limits.keyboardRun),
      .pinLength(digits: limits.pinDigits),
      .pinRepeatsOneDigit,
      .pinIsRun,
      .temporaryPINLength(digits: limits.temporaryPINDigits),
      .phoneCharacter(position: 1),
      .phoneCountryCode,
      .phoneLength(least: limits.phoneDigits.lowerBound, most: limits.phoneDigits.upperBound),
      .phoneNationalLength(digits: 8),
      .phoneDanishPrefix,
      .zoneLength(characters: 87),
      .passportDocumentCode,
      .passportIssuingState,
      .passportNationality,
      .passportExpired(lastDay: CalendarDate(daysSince1970: 0)),
      .attestationVerifierEmpty,
      .attestationVerifierTooLong(most: limits.verifierCharacters),
      .attestationVerifierCharacter(position: 1),
      .attestationEvidence,
      .attestationInFuture,
      .attestationTooOld(days: Int(limits.attestationAge / .seconds(86_400))),
    ] + fieldRules
  }

  /// A field has characters, and some have a check digit or a date.
  private static let fieldRules: [IdentityError] =
    ZoneField.allCases.filter { $0 != .composite }.map { .zoneCharacter(field: $0, position: 1) }
    + [ZoneField.documentNumber, .birth, .expiry, .optionalData, .composite].map {
      .zoneCheckDigit(field: $0)
    }
    + [ZoneField.birth, .expiry].map { .zoneDate(field: $0) }
}
