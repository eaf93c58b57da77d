// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import OneTimeCodes

@testable import Reader

extension CoreError: Enumerated {
  enum CaseName: CaseIterable {
    case refused, invalidText, identity, passportChip, chipKey, store, cryptography, oneTimeCode
  }

  var caseName: CaseName {
    switch self {
    case .refused: .refused
    case .invalidText: .invalidText
    case .identity: .identity
    case .passportChip: .passportChip
    case .chipKey: .chipKey
    case .store: .store
    case .cryptography: .cryptography
    case .oneTimeCode: .oneTimeCode
    }
  }

  static func samples(of name: CaseName) -> [CoreError] {
    switch name {
    case .refused: Refusal.everyCase.map { .refused($0) }
    case .invalidText:
      TextError.Field.allCases.flatMap { field in
        TextError.Reason.everyCase.map { .invalidText(TextError(field, $0)) }
      }
    case .identity: IdentityError.everyCase.map { .identity($0) }
    case .passportChip: PassportChipError.everyCase.map { .passportChip($0) }
    case .chipKey: ChipKeyError.everyCase.map { .chipKey($0) }
    case .store: [.store(StoreError("the disk is full"))]
    case .cryptography: CryptographyError.everyCase.map { .cryptography($0) }
    case .oneTimeCode: OneTimeCodeError.everyCase.map { .oneTimeCode($0) }
    }
  }
}

extension TextError.Reason: Enumerated {
  enum CaseName: CaseIterable {
    case empty, tooLong, tooManyMarks, invisible, notANumber, negative, tooManyDigits, tooManyDecimals,
      notACurrency, unknownCurrency, nothingAsked, notALanguage, needs, outOfRange
  }

  var caseName: CaseName {
    switch self {
    case .empty: .empty
    case .tooLong: .tooLong
    case .tooManyMarks: .tooManyMarks
    case .invisible: .invisible
    case .notANumber: .notANumber
    case .negative: .negative
    case .tooManyDigits: .tooManyDigits
    case .tooManyDecimals: .tooManyDecimals
    case .notACurrency: .notACurrency
    case .unknownCurrency: .unknownCurrency
    case .nothingAsked: .nothingAsked
    case .notALanguage: .notALanguage
    case .needs: .needs
    case .outOfRange: .outOfRange
    }
  }

  static func samples(of name: CaseName) -> [TextError.Reason] {
    switch name {
    case .empty: [.empty]
    case .tooLong: [.tooLong(characters: 501, limit: 500)]
    case .tooManyMarks: [.tooManyMarks]
    case .invisible: [.invisible(position: 3, scalar: 0x202E)]
    case .notANumber: [.notANumber]
    case .negative: [.negative]
    case .tooManyDigits: [.tooManyDigits(13, limit: 12)]
    case .tooManyDecimals: [.tooManyDecimals(5, limit: 4)]
    case .notACurrency: [.notACurrency]
    case .unknownCurrency: [.unknownCurrency]
    case .nothingAsked: [.nothingAsked]
    case .notALanguage: [.notALanguage]
    case .needs: [.needs(.currency)]
    case .outOfRange: [.outOfRange(0, 1...600)]
    }
  }
}

extension PassportChipError: Enumerated {
  enum CaseName: CaseIterable {
    case unreachable, notAPassport, accessDenied, refused, answerForged, answerMalformed, fileTooLong,
      zoneInvalid, zoneDiffers, cryptography
  }

  var caseName: CaseName {
    switch self {
    case .unreachable: .unreachable
    case .notAPassport: .notAPassport
    case .accessDenied: .accessDenied
    case .refused: .refused
    case .answerForged: .answerForged
    case .answerMalformed: .answerMalformed
    case .fileTooLong: .fileTooLong
    case .zoneInvalid: .zoneInvalid
    case .zoneDiffers: .zoneDiffers
    case .cryptography: .cryptography
    }
  }

  static func samples(of name: CaseName) -> [PassportChipError] {
    switch name {
    case .unreachable: [.unreachable]
    case .notAPassport: [.notAPassport]
    case .accessDenied: [.accessDenied]
    case .refused: [.refused(status: 0x6A82)]
    case .answerForged: [.answerForged]
    case .answerMalformed: [.answerMalformed]
    case .fileTooLong: [.fileTooLong(bytes: 2000, most: 1024)]
    case .zoneInvalid: [.zoneInvalid(.passportDocumentCode)]
    case .zoneDiffers: ZoneField.allCases.map { .zoneDiffers($0) }
    case .cryptography: CryptographyError.everyCase.map { .cryptography($0) }
    }
  }
}

extension ChipKeyError: Enumerated {
  enum CaseName: CaseIterable {
    case line, options, unsupportedKind, malformed
  }

  var caseName: CaseName {
    switch self {
    case .line: .line
    case .options: .options
    case .unsupportedKind: .unsupportedKind
    case .malformed: .malformed
    }
  }

  static func samples(of name: CaseName) -> [ChipKeyError] {
    switch name {
    case .line: [.line]
    case .options: [.options]
    case .unsupportedKind: [.unsupportedKind]
    case .malformed: [.malformed]
    }
  }
}

extension OneTimeCodeError: Enumerated {
  enum CaseName: CaseIterable {
    case base32Character, base32Length, emptyKey, digits, timeStep, suite, input, address, cryptography
  }

  var caseName: CaseName {
    switch self {
    case .base32Character: .base32Character
    case .base32Length: .base32Length
    case .emptyKey: .emptyKey
    case .digits: .digits
    case .timeStep: .timeStep
    case .suite: .suite
    case .input: .input
    case .address: .address
    case .cryptography: .cryptography
    }
  }

  static func samples(of name: CaseName) -> [OneTimeCodeError] {
    switch name {
    case .base32Character: [.base32Character(position: 3)]
    case .base32Length: [.base32Length]
    case .emptyKey: [.emptyKey]
    case .digits: [.digits(9)]
    case .timeStep: [.timeStep]
    case .suite: [.suite(.counter)]
    case .input: [.input(.counter)]
    case .address: [.address(.label)]
    case .cryptography: CryptographyError.everyCase.map { .cryptography($0) }
    }
  }
}

extension CryptographyError: Enumerated {
  enum CaseName: CaseIterable {
    case libraryFailed, wrongLength, sealBroken, invalidPublicKey, invalidPasswordHash
  }

  var caseName: CaseName {
    switch self {
    case .libraryFailed: .libraryFailed
    case .wrongLength: .wrongLength
    case .sealBroken: .sealBroken
    case .invalidPublicKey: .invalidPublicKey
    case .invalidPasswordHash: .invalidPasswordHash
    }
  }

  static func samples(of name: CaseName) -> [CryptographyError] {
    switch name {
    case .libraryFailed: [.libraryFailed(function: "EVP_Digest")]
    case .wrongLength: [.wrongLength(of: "a key", expected: 32, found: 31)]
    case .sealBroken: [.sealBroken]
    case .invalidPublicKey: [.invalidPublicKey]
    case .invalidPasswordHash: [.invalidPasswordHash]
    }
  }
}
