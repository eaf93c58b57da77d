// SPDX-License-Identifier: GPL-3.0-or-later

extension Refusal {
  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .unknownUser: "refusedUnknownUser"
    case .noAuthenticator: "refusedNoAuthenticator"
    case .anotherApprovalLives: "refusedAnotherApprovalLives"
    case .tooManyRequests: "refusedTooManyRequests"
    case .anothersTurn: "refusedAnothersTurn"
    case .serviceFrozen: "refusedServiceFrozen"
    case .notFrozen: "refusedNotFrozen"
    case .bindingNotAllowed: "refusedBindingNotAllowed"
    case .unknownApproval: "refusedUnknownApproval"
    case .notYours: "refusedNotYours"
    case .over: "refusedOver"
    case .wrongPIN(1, let thenBlocks):
      thenBlocks ? "refusedWrongPINLastTryBlocks" : "refusedWrongPINLastTry"
    case .wrongPIN: "refusedWrongPIN"
    case .locked: "refusedLocked"
    case .blocked: "refusedBlocked"
    case .blockedOnRequest: "refusedBlockedOnRequest"
    case .wrongCode(let left): Self.wrongCodeCode(left)
    case .wrongPassword: "refusedWrongPassword"
    case .guessingWaits: "refusedGuessingWaits"
    case .tooBusy: "refusedTooBusy"
    case .replayed: "refusedReplayed"
    case .notNow: "refusedNotNow"
    case .noExtensionLeft: "refusedNoExtensionLeft"
    case .alreadyExists: "refusedAlreadyExists"
    case .accountTaken: "refusedAccountTaken"
    case .wrongSerialOrCode: "refusedWrongSerialOrCode"
    case .tooManyAuthenticators: "refusedTooManyAuthenticators"
    case .notForThisKind: "refusedNotForThisKind"
    case .notInState: "refusedNotInState"
    case .notTheSame: "refusedNotTheSame"
    case .wrongSignature: "refusedWrongSignature"
    case .noDeviceKey: "refusedNoDeviceKey"
    case .unknownEnrolment: "refusedUnknownEnrolment"
    case .stepNotNow(let step): step == nil ? "refusedStepsDone" : "refusedStepNotNow"
    case .noCodeWaits: "refusedNoCodeWaits"
    case .codeLapsed: "refusedCodeLapsed"
    case .tooSoon: "refusedTooSoon"
    case .noPhone: "refusedNoPhone"
    case .phoneChangedRecently: "refusedPhoneChangedRecently"
    case .noSwitchWaits: "refusedNoSwitchWaits"
    case .alreadyThatMethod: "refusedAlreadyThatMethod"
    case .nameTaken: "refusedNameTaken"
    case .notApprovedForThis: "refusedNotApprovedForThis"
    case .noRecoveryWaits: "refusedNoRecoveryWaits"
    case .wrongRecovery: "refusedWrongRecovery"
    }
  }

  private static func wrongCodeCode(_ triesLeft: Int) -> String {
    switch triesLeft {
    case ...0: "refusedWrongCodeEnds"
    case 1: "refusedWrongCodeLastTry"
    default: "refusedWrongCode"
    }
  }

  /// What it carries, by name: the last try has a code of its own.
  public var arguments: [String: CodeArgument] {
    switch self {
    case .wrongPIN(let left, _), .wrongCode(let left): left > 1 ? ["tries": .number(left)] : [:]
    case .locked(let until), .guessingWaits(let until), .tooSoon(let until),
      .phoneChangedRecently(let until):
      ["until": .moment(until)]
    case .stepNotNow(let step): step.map { ["step": .code($0.code)] } ?? [:]
    default: [:]
    }
  }

  /// Every refusal once, so that whoever knows them can be checked.
  public static let allCases: [Refusal] = [
    .unknownUser, .noAuthenticator, .anotherApprovalLives, .tooManyRequests, .anothersTurn, .serviceFrozen,
    .notFrozen, .bindingNotAllowed,
    .unknownApproval,
    .notYours, .over, .wrongPIN(triesLeft: 2), .wrongPIN(triesLeft: 1),
    .wrongPIN(triesLeft: 1, thenBlocks: true), .locked(until: someTime), .blocked,
    .wrongCode(triesLeft: 2), .wrongCode(triesLeft: 1), .wrongCode(triesLeft: 0), .wrongPassword,
    .guessingWaits(until: someTime), .tooBusy, .replayed, .notNow(.requested), .noExtensionLeft,
    .alreadyExists,
    .accountTaken, .wrongSerialOrCode, .tooManyAuthenticators, .notForThisKind(.app), .notInState(.ordered),
    .notTheSame,
    .wrongSignature, .noDeviceKey, .unknownEnrolment, .stepNotNow(.chip), .stepNotNow(nil), .noCodeWaits,
    .codeLapsed,
    .tooSoon(until: someTime),
    .noPhone, .phoneChangedRecently(until: someTime), .noSwitchWaits, .alreadyThatMethod, .blockedOnRequest,
    .nameTaken, .notApprovedForThis, .noRecoveryWaits, .wrongRecovery,
  ]

  private static let someTime = Instant(milliseconds: 0)
}
