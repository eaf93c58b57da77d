// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.

extension IdentityInterface {
  /// A rule of the core says no. Its code never changes, and is one of these:
  ///
  /// - refusedUnknownUser: there is no such user
  /// - refusedNoAuthenticator: there is no such authenticator, or it is not active
  /// - refusedAnotherApprovalLives: another request of this user waits for an answer
  /// - refusedTooManyRequests: too many requests were not answered; try again in a minute
  /// - refusedAnothersTurn: somebody else was kept waiting and goes first; try again in a moment
  /// - refusedServiceFrozen: the user takes no requests from this service
  /// - refusedNotFrozen: the user did not stop this service
  /// - refusedBindingNotAllowed: the user has nothing that approves in this way
  /// - refusedUnknownApproval: there is no such request
  /// - refusedNotYours: the request is for another authenticator to answer
  /// - refusedOver: the request is over
  /// - refusedWrongPIN: the PIN is wrong, and tries are left
  /// - refusedWrongPINLastTry: the PIN is wrong, and one try is left
  /// - refusedWrongPINLastTryBlocks: the PIN is wrong, and one try is left before the authenticator is blocked
  /// - refusedLocked: the authenticator is locked until until, after too many wrong PINs
  /// - refusedBlocked: the authenticator is blocked
  /// - refusedWrongCode: the code is wrong, and tries are left
  /// - refusedWrongCodeLastTry: the code is wrong, and one try is left
  /// - refusedWrongCodeEnds: the code is wrong, and no try is left
  /// - refusedWrongPassword: the password is wrong
  /// - refusedGuessingWaits: too many wrong ones were given from this account; try again after until
  /// - refusedTooBusy: enough passwords are being checked just now; try again in a moment
  /// - refusedReplayed: the code was taken before
  /// - refusedNotNow: that is not what comes next for this request
  /// - refusedNoExtensionLeft: the request had its extra time already
  /// - refusedAlreadyExists: the user ID is taken
  /// - refusedAccountTaken: your account stands for another user already
  /// - refusedWrongSerialOrCode: wrong serial number or code
  /// - refusedTooManyAuthenticators: as many of this kind as are allowed are active
  /// - refusedNotForThisKind: this kind of authenticator does not do that
  /// - refusedNotInState: the authenticator is not in a state for that
  /// - refusedNotTheSame: the two were not the same
  /// - refusedWrongSignature: the signature is not this key's over what was to be signed
  /// - refusedNoDeviceKey: the authenticator was activated without a key, and answers nothing from here
  /// - refusedUnknownEnrolment: there is no such enrolment, or it was begun too long ago
  /// - refusedStepsDone: the steps of this enrolment are done
  /// - refusedStepNotNow: another step comes first
  /// - refusedNoCodeWaits: no code waits
  /// - refusedCodeLapsed: the code's time is over
  /// - refusedTooSoon: too soon, not before until
  /// - refusedNoPhone: the user has no telephone number
  /// - refusedPhoneChangedRecently: the telephone number was changed a short while ago, and receives no PIN until until
  /// - refusedNoSwitchWaits: no switch waits
  /// - refusedAlreadyThatMethod: it is the method already
  /// - refusedBlockedOnRequest: the authenticator was blocked on request
  /// - refusedNameTaken: the name is the reader's own, or may be taken for another service's
  /// - refusedNotApprovedForThis: the approval is not of this change, was given too long ago, or has served
  /// - refusedNoRecoveryWaits: no recovery waits
  /// - refusedWrongRecovery: the password, or the code beside it, is wrong
  /// - refusedTermsNotAccepted: the operator's terms are not accepted
  /// - refusedOtherTerms: these are not the operator's terms as they are now
  public struct Denied: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Identity.Denied"

    /// The rule's code.
    public var rule: String
    /// How many tries are left, where tries are counted.
    public var tries: String?
    /// Until when it says no, RFC 3339 in UTC, where it will not for ever.
    public var until: String?
    /// Which step comes first, where there is one: enrolPassportCode, enrolChip, enrolFace, enrolUserID, enrolPhone or
    /// enrolAuthenticator.
    public var step: String?

    /// Of its fields; nil leaves one out.
    public init(rule: String, tries: String? = nil, until: String? = nil, step: String? = nil) {
      self.rule = rule
      self.tries = tries
      self.until = until
      self.step = step
    }

    public init(from fields: FieldReader) throws {
      rule = try fields.required(.rule)
      tries = try fields.optional(.tries)
      until = try fields.optional(.until)
      step = try fields.optional(.step)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(rule, .rule)
      try fields.write(tries, .tries)
      try fields.write(until, .until)
      try fields.write(step, .step)
    }
  }
}
