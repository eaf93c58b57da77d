// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

@testable import Reader

extension Refusal: Enumerated {
  enum CaseName: CaseIterable {
    case unknownUser, noAuthenticator, anotherApprovalLives, tooManyRequests, anothersTurn, serviceFrozen,
      notFrozen, bindingNotAllowed,
      unknownApproval, notYours, over, wrongPIN, locked, blocked, wrongCode, wrongPassword, guessingWaits,
      tooBusy,
      replayed, notNow, noExtensionLeft, alreadyExists, accountTaken, wrongSerialOrCode,
      tooManyAuthenticators,
      notForThisKind, notInState, notTheSame, wrongSignature, noDeviceKey, unknownEnrolment, stepNotNow,
      noCodeWaits,
      codeLapsed, tooSoon, noPhone, phoneChangedRecently, noSwitchWaits, alreadyThatMethod, blockedOnRequest,
      nameTaken, notApprovedForThis, noRecoveryWaits, wrongRecovery, termsNotAccepted, otherTerms
  }

  var caseName: CaseName {
    switch self {
    case .unknownUser: .unknownUser
    case .noAuthenticator: .noAuthenticator
    case .anotherApprovalLives: .anotherApprovalLives
    case .tooManyRequests: .tooManyRequests
    case .anothersTurn: .anothersTurn
    case .serviceFrozen: .serviceFrozen
    case .notFrozen: .notFrozen
    case .bindingNotAllowed: .bindingNotAllowed
    case .unknownApproval: .unknownApproval
    case .notYours: .notYours
    case .over: .over
    case .wrongPIN: .wrongPIN
    case .locked: .locked
    case .blocked: .blocked
    case .wrongCode: .wrongCode
    case .wrongPassword: .wrongPassword
    case .guessingWaits: .guessingWaits
    case .tooBusy: .tooBusy
    case .replayed: .replayed
    case .notNow: .notNow
    case .noExtensionLeft: .noExtensionLeft
    case .alreadyExists: .alreadyExists
    case .accountTaken: .accountTaken
    case .wrongSerialOrCode: .wrongSerialOrCode
    case .tooManyAuthenticators: .tooManyAuthenticators
    case .notForThisKind: .notForThisKind
    case .notInState: .notInState
    case .notTheSame: .notTheSame
    case .wrongSignature: .wrongSignature
    case .noDeviceKey: .noDeviceKey
    case .unknownEnrolment: .unknownEnrolment
    case .stepNotNow: .stepNotNow
    case .noCodeWaits: .noCodeWaits
    case .codeLapsed: .codeLapsed
    case .tooSoon: .tooSoon
    case .noPhone: .noPhone
    case .phoneChangedRecently: .phoneChangedRecently
    case .noSwitchWaits: .noSwitchWaits
    case .alreadyThatMethod: .alreadyThatMethod
    case .blockedOnRequest: .blockedOnRequest
    case .nameTaken: .nameTaken
    case .notApprovedForThis: .notApprovedForThis
    case .noRecoveryWaits: .noRecoveryWaits
    case .wrongRecovery: .wrongRecovery
    case .termsNotAccepted: .termsNotAccepted
    case .otherTerms: .otherTerms
    }
  }

  static func samples(of name: CaseName) -> [Refusal] {
    switch name {
    case .unknownUser: [.unknownUser]
    case .noAuthenticator: [.noAuthenticator]
    case .anotherApprovalLives: [.anotherApprovalLives]
    case .tooManyRequests: [.tooManyRequests]
    case .anothersTurn: [.anothersTurn]
    case .serviceFrozen: [.serviceFrozen]
    case .notFrozen: [.notFrozen]
    case .bindingNotAllowed: [.bindingNotAllowed]
    case .unknownApproval: [.unknownApproval]
    case .notYours: [.notYours]
    case .over: [.over]
    case .wrongPIN:
      [.wrongPIN(triesLeft: 2), .wrongPIN(triesLeft: 1), .wrongPIN(triesLeft: 1, thenBlocks: true)]
    case .locked: [.locked(until: Enumeration.moment)]
    case .blocked: [.blocked]
    case .wrongCode: [.wrongCode(triesLeft: 2), .wrongCode(triesLeft: 1), .wrongCode(triesLeft: 0)]
    case .wrongPassword: [.wrongPassword]
    case .guessingWaits: [.guessingWaits(until: Enumeration.moment)]
    case .tooBusy: [.tooBusy]
    case .replayed: [.replayed]
    case .notNow: [.notNow(.requested)]
    case .noExtensionLeft: [.noExtensionLeft]
    case .alreadyExists: [.alreadyExists]
    case .accountTaken: [.accountTaken]
    case .wrongSerialOrCode: [.wrongSerialOrCode]
    case .tooManyAuthenticators: [.tooManyAuthenticators]
    case .notForThisKind: [.notForThisKind(.app)]
    case .notInState: [.notInState(.ordered)]
    case .notTheSame: [.notTheSame]
    case .wrongSignature: [.wrongSignature]
    case .noDeviceKey: [.noDeviceKey]
    case .unknownEnrolment: [.unknownEnrolment]
    case .stepNotNow: EnrolmentStep.allCases.map { .stepNotNow($0) } + [.stepNotNow(nil)]
    case .noCodeWaits: [.noCodeWaits]
    case .codeLapsed: [.codeLapsed]
    case .tooSoon: [.tooSoon(until: Enumeration.moment)]
    case .noPhone: [.noPhone]
    case .phoneChangedRecently: [.phoneChangedRecently(until: Enumeration.moment)]
    case .noSwitchWaits: [.noSwitchWaits]
    case .alreadyThatMethod: [.alreadyThatMethod]
    case .blockedOnRequest: [.blockedOnRequest]
    case .nameTaken: [.nameTaken]
    case .notApprovedForThis: [.notApprovedForThis]
    case .noRecoveryWaits: [.noRecoveryWaits]
    case .wrongRecovery: [.wrongRecovery]
    case .termsNotAccepted: [.termsNotAccepted]
    case .otherTerms: [.otherTerms]
    }
  }
}
