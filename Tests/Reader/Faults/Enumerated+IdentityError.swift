// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

@testable import Reader

extension IdentityError: Enumerated {
  enum CaseName: CaseIterable {
    case userIDTooShort, userIDTooLong, userIDCharacter, userIDLooksLikeCivilNumber, notAnAccount,
      passwordTooShort,
      passwordTooLong, passwordControlCharacter, passwordHoldsUserID, passwordHoldsDigitRun,
      passwordHoldsCommonWord, passwordHoldsKeyboardRow, pinLength, pinRepeatsOneDigit, pinIsRun,
      temporaryPINLength, phoneCharacter, phoneCountryCode, phoneLength, phoneNationalLength,
      phoneDanishPrefix, zoneLength, zoneCharacter, zoneCheckDigit, zoneDate, passportDocumentCode,
      passportIssuingState, passportNationality, passportExpired, attestationVerifierEmpty,
      attestationVerifierTooLong, attestationVerifierCharacter, attestationEvidence, attestationInFuture,
      attestationTooOld
  }

  var caseName: CaseName {
    switch self {
    case .userIDTooShort: .userIDTooShort
    case .userIDTooLong: .userIDTooLong
    case .userIDCharacter: .userIDCharacter
    case .userIDLooksLikeCivilNumber: .userIDLooksLikeCivilNumber
    case .notAnAccount: .notAnAccount
    case .passwordTooShort: .passwordTooShort
    case .passwordTooLong: .passwordTooLong
    case .passwordControlCharacter: .passwordControlCharacter
    case .passwordHoldsUserID: .passwordHoldsUserID
    case .passwordHoldsDigitRun: .passwordHoldsDigitRun
    case .passwordHoldsCommonWord: .passwordHoldsCommonWord
    case .passwordHoldsKeyboardRow: .passwordHoldsKeyboardRow
    case .pinLength: .pinLength
    case .pinRepeatsOneDigit: .pinRepeatsOneDigit
    case .pinIsRun: .pinIsRun
    case .temporaryPINLength: .temporaryPINLength
    case .phoneCharacter: .phoneCharacter
    case .phoneCountryCode: .phoneCountryCode
    case .phoneLength: .phoneLength
    case .phoneNationalLength: .phoneNationalLength
    case .phoneDanishPrefix: .phoneDanishPrefix
    case .zoneLength: .zoneLength
    case .zoneCharacter: .zoneCharacter
    case .zoneCheckDigit: .zoneCheckDigit
    case .zoneDate: .zoneDate
    case .passportDocumentCode: .passportDocumentCode
    case .passportIssuingState: .passportIssuingState
    case .passportNationality: .passportNationality
    case .passportExpired: .passportExpired
    case .attestationVerifierEmpty: .attestationVerifierEmpty
    case .attestationVerifierTooLong: .attestationVerifierTooLong
    case .attestationVerifierCharacter: .attestationVerifierCharacter
    case .attestationEvidence: .attestationEvidence
    case .attestationInFuture: .attestationInFuture
    case .attestationTooOld: .attestationTooOld
    }
  }

  static func samples(of name: CaseName) -> [IdentityError] {
    switch name {
    case .userIDTooShort: [.userIDTooShort(least: 4)]
    case .userIDTooLong: [.userIDTooLong(most: 48)]
    case .userIDCharacter: [.userIDCharacter(position: 3)]
    case .userIDLooksLikeCivilNumber: [.userIDLooksLikeCivilNumber]
    case .notAnAccount: [.notAnAccount(number: 4_294_967_295)]
    case .passwordTooShort: [.passwordTooShort(least: 8)]
    case .passwordTooLong: [.passwordTooLong(most: 64)]
    case .passwordControlCharacter: [.passwordControlCharacter]
    case .passwordHoldsUserID: [.passwordHoldsUserID]
    case .passwordHoldsDigitRun: [.passwordHoldsDigitRun(digits: 10)]
    case .passwordHoldsCommonWord: [.passwordHoldsCommonWord]
    case .passwordHoldsKeyboardRow: [.passwordHoldsKeyboardRow(keys: 5)]
    case .pinLength: [.pinLength(digits: 6)]
    case .pinRepeatsOneDigit: [.pinRepeatsOneDigit]
    case .pinIsRun: [.pinIsRun]
    case .temporaryPINLength: [.temporaryPINLength(digits: 8)]
    case .phoneCharacter: [.phoneCharacter(position: 3)]
    case .phoneCountryCode: [.phoneCountryCode]
    case .phoneLength: [.phoneLength(least: 7, most: 15)]
    case .phoneNationalLength: [.phoneNationalLength(digits: 8)]
    case .phoneDanishPrefix: [.phoneDanishPrefix]
    case .zoneLength: [.zoneLength(characters: 87)]
    case .zoneCharacter: ZoneField.allCases.map { .zoneCharacter(field: $0, position: 2) }
    case .zoneCheckDigit: ZoneField.allCases.map { .zoneCheckDigit(field: $0) }
    case .zoneDate: ZoneField.allCases.map { .zoneDate(field: $0) }
    case .passportDocumentCode: [.passportDocumentCode]
    case .passportIssuingState: [.passportIssuingState]
    case .passportNationality: [.passportNationality]
    case .passportExpired: [.passportExpired(lastDay: Enumeration.day)]
    case .attestationVerifierEmpty: [.attestationVerifierEmpty]
    case .attestationVerifierTooLong: [.attestationVerifierTooLong(most: 60)]
    case .attestationVerifierCharacter: [.attestationVerifierCharacter(position: 3)]
    case .attestationEvidence: [.attestationEvidence]
    case .attestationInFuture: [.attestationInFuture]
    case .attestationTooOld: [.attestationTooOld(days: 30)]
    }
  }
}
