// SPDX-License-Identifier: GPL-3.0-or-later

extension IdentityError {
  /// How a broken rule is told: by which code, in which words of the log, and with what.
  struct Rule {
    let code: String
    let description: String
    let arguments: [String: CodeArgument]

    init(_ code: String, _ description: String, _ arguments: [String: CodeArgument] = [:]) {
      self.code = code
      self.description = description
      self.arguments = arguments
    }
  }

  /// A switch and not a table, so that a rule without words does not compile.
  var rule: Rule {
    switch self {
    case .userIDTooShort(let least):
      Rule(
        "errorUserIDTooShort", "user ID too short: at least \(least) characters", ["least": .number(least)])
    case .userIDTooLong(let most):
      Rule("errorUserIDTooLong", "user ID too long: at most \(most) characters", ["most": .number(most)])
    case .userIDCharacter(let position):
      Rule(
        "errorUserIDCharacter",
        "user ID: character \(position) is not allowed (hint: letters a to å, digits and . _ - # @ +)",
        ["position": .number(position)])
    case .userIDLooksLikeCivilNumber:
      Rule("errorUserIDLooksLikeCivilNumber", "user ID looks like a civil number")

    case .notAnAccount(let number):
      Rule(
        "errorNotAnAccount", "no account of a machine has the number \(number) (hint: id -u NAME prints it)",
        ["number": .number(Int(number))])

    case .passwordTooShort(let least):
      Rule(
        "errorPasswordTooShort", "password too short: at least \(least) characters", ["least": .number(least)]
      )
    case .passwordTooLong(let most):
      Rule("errorPasswordTooLong", "password too long: at most \(most) characters", ["most": .number(most)])
    case .passwordControlCharacter:
      Rule("errorPasswordControlCharacter", "password holds a control character")
    case .passwordHoldsUserID:
      Rule("errorPasswordHoldsUserID", "password holds the user ID")
    case .passwordHoldsDigitRun(let digits):
      Rule(
        "errorPasswordHoldsDigitRun", "password holds \(digits) digits in a row", ["digits": .number(digits)])
    case .passwordHoldsCommonWord:
      Rule("errorPasswordHoldsCommonWord", "password holds the word password, kodeord or adgangskode")
    case .passwordHoldsKeyboardRow(let keys):
      Rule(
        "errorPasswordHoldsKeyboardRow", "password holds \(keys) neighbouring keys of a keyboard row",
        ["keys": .number(keys)])

    case .pinLength(let digits):
      Rule("errorPINLength", "a PIN has \(digits) digits", ["digits": .number(digits)])
    case .pinRepeatsOneDigit:
      Rule("errorPINRepeatsOneDigit", "PIN is one digit repeated")
    case .pinIsRun:
      Rule("errorPINIsRun", "PIN is a run of digits up or down")
    case .temporaryPINLength(let digits):
      Rule("errorTemporaryPINLength", "a temporary PIN has \(digits) digits", ["digits": .number(digits)])

    case .phoneCharacter(let position):
      Rule(
        "errorPhoneCharacter",
        "phone number: character \(position) is not allowed (hint: digits, spaces and hyphens after an optional +)",
        ["position": .number(position)])
    case .phoneCountryCode:
      Rule("errorPhoneCountryCode", "phone number: no country code begins with 0")
    case .phoneLength(let least, let most):
      Rule(
        "errorPhoneLength", "phone number: \(least) to \(most) digits with the country code",
        ["least": .number(least), "most": .number(most)])
    case .phoneNationalLength(let digits):
      Rule(
        "errorPhoneNationalLength", "phone number: this country's have \(digits) digits",
        ["digits": .number(digits)])
    case .phoneDanishPrefix:
      Rule("errorPhoneDanishPrefix", "phone number: Danish ones begin with 2 to 9")

    case .zoneLength(let characters):
      Rule(
        "errorZoneLength",
        "machine-readable code: \(characters) characters (hint: a passport has two lines of 44)",
        ["characters": .number(characters)])
    case .zoneCharacter(let field, let position):
      Rule(
        "errorZoneCharacter",
        "machine-readable code: \(field.words): character \(position) is not allowed",
        ["field": .code(field.code), "position": .number(position)])
    case .zoneCheckDigit(let field):
      Rule(
        "errorZoneCheckDigit", "machine-readable code: \(field.words): check digit does not hold",
        ["field": .code(field.code)])
    case .zoneDate(let field):
      Rule(
        "errorZoneDate", "machine-readable code: \(field.words): no such day",
        ["field": .code(field.code)])

    case .passportDocumentCode:
      Rule("errorPassportDocumentCode", "not a passport: its code begins with P")
    case .passportIssuingState:
      Rule("errorPassportIssuingState", "passport not issued by Denmark, Greenland or the Faroe Islands")
    case .passportNationality:
      Rule("errorPassportNationality", "passport not of a Danish, Greenlandic or Faroese citizen")
    case .passportExpired(let lastDay):
      Rule(
        "errorPassportExpired", "passport expired: its last day was \(lastDay)", ["lastDay": .day(lastDay)])

    case .attestationVerifierEmpty:
      Rule("errorAttestationVerifierEmpty", "attestation: nobody is named who checked")
    case .attestationVerifierTooLong(let most):
      Rule(
        "errorAttestationVerifierTooLong",
        "attestation: name of who checked too long: at most \(most) characters",
        ["most": .number(most)])
    case .attestationVerifierCharacter(let position):
      Rule(
        "errorAttestationVerifierCharacter",
        "attestation: name of who checked: character \(position) cannot be seen or heard",
        ["position": .number(position)])
    case .attestationEvidence:
      Rule("errorAttestationEvidence", "attestation: no evidence (hint: SHA-256 of what was checked)")
    case .attestationInFuture:
      Rule("errorAttestationInFuture", "attestation: checked later than now")
    case .attestationTooOld(let days):
      Rule(
        "errorAttestationTooOld", "attestation: checked more than \(days) days ago", ["days": .number(days)])
    }
  }
}

extension ZoneField {
  /// The field's name in a description.
  var words: String {
    switch self {
    case .documentCode: "document code"
    case .issuingState: "issuing state"
    case .documentNumber: "document number"
    case .name: "name"
    case .nationality: "nationality"
    case .birth: "date of birth"
    case .sex: "sex"
    case .expiry: "date of expiry"
    case .optionalData: "personal number"
    case .moreOptionalData: "second optional field"
    case .composite: "whole code"
    }
  }
}

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
