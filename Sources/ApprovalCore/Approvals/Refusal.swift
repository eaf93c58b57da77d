// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the core said no. The service is never told which; the user is, where only the user can hear it.
public enum Refusal: Hashable, Sendable {
  // Requests
  /// There is no such user, or none with a password.
  case unknownUser
  /// There is no such authenticator, or it is not active.
  case noAuthenticator
  /// One approval of the user lives already.
  case anotherApprovalLives
  /// Who asks was not answered too often.
  case tooManyRequests
  /// Somebody else was turned away while the last request of this asker lived, and goes first.
  case anothersTurn
  /// The user does not take requests from this service.
  case serviceFrozen
  /// The service is not one of those that the user takes no requests from.
  case notFrozen
  /// No active authenticator of the user approves through this binding with the assurance asked for.
  case bindingNotAllowed

  // Approvals
  /// There is no such approval.
  case unknownApproval
  /// The approval is another authenticator's.
  case notYours
  /// The approval lives no more.
  case over
  /// The PIN is wrong; this many tries are left before a lock, or before a block, where the next lock is one.
  case wrongPIN(triesLeft: Int, thenBlocks: Bool = false)
  /// Too many wrong PINs.
  case locked(until: Instant)
  /// The authenticator was blocked after two locks in a row.
  case blocked
  /// The authenticator was blocked because somebody asked for it; its PIN and the password lift that at the device.
  case blockedOnRequest
  /// The code, link or signature is wrong; this many tries are left.
  case wrongCode(triesLeft: Int)
  /// The password is wrong.
  case wrongPassword
  /// Too many wrong codes and passwords by who asks: nothing is taken from it until then.
  case guessingWaits(until: Instant)
  /// Enough passwords are being checked already.
  case tooBusy
  /// The code was good and was taken before.
  case replayed
  /// The approval is in a state where this means nothing.
  case notNow(ApprovalState)
  /// The user had their extension.
  case noExtensionLeft

  // Users and authenticators
  /// The user ID is taken.
  case alreadyExists
  /// The account of this machine stands for another user.
  case accountTaken
  /// The serial or the code of a device to be activated is wrong.
  case wrongSerialOrCode
  /// As many as allowed are active.
  case tooManyAuthenticators
  /// This kind of authenticator does not do this.
  case notForThisKind(AuthenticatorKind)
  /// The authenticator is in a state where this means nothing.
  case notInState(AuthenticatorState)
  /// What was to be typed twice was not the same.
  case notTheSame
  /// The signature is not that key's over what was to be signed.
  case wrongSignature
  /// The authenticator registered no key to sign its answers with: it cannot answer from elsewhere.
  case noDeviceKey

  // Enrolment and text messages
  /// There is no such enrolment, or it was begun too long ago.
  case unknownEnrolment
  /// Another step of the enrolment comes first; `nil` when it is past its steps.
  case stepNotNow(EnrolmentStep?)
  /// No code was sent or shown that could be given back.
  case noCodeWaits
  /// The code's time is over.
  case codeLapsed
  /// Not before this moment.
  case tooSoon(until: Instant)
  /// The user has no telephone number.
  case noPhone
  /// The number was changed a short while ago.
  case phoneChangedRecently(until: Instant)

  // Method switch
  /// No switch was asked for.
  case noSwitchWaits
  /// It is the method already.
  case alreadyThatMethod

  // Names
  /// The name is the reader's own, or may be taken for another service's.
  case nameTaken

  // Changes that are approved
  /// The approval is not one of this change, was given too long ago, or served before.
  case notApprovedForThis
  /// No recovery was begun, or it was stopped.
  case noRecoveryWaits
  /// The password, the code or the temporary PIN that a recovery is begun with does not hold.
  case wrongRecovery

  // Terms
  /// The user has not accepted the operator's terms as they are now.
  case termsNotAccepted
  /// What was accepted are not the operator's terms as they are now.
  case otherTerms
}

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
    case .termsNotAccepted: "refusedTermsNotAccepted"
    case .otherTerms: "refusedOtherTerms"
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
    .nameTaken, .notApprovedForThis, .noRecoveryWaits, .wrongRecovery, .termsNotAccepted,
    .otherTerms,
  ]

  private static let someTime = Instant(milliseconds: 0)
}
