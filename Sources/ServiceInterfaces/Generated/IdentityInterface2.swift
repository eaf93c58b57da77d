// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// A number of policy.
  public struct Limit: WireStructure {
    /// What it limits.
    public var name: String
    /// The number.
    public var value: String
    /// Where it comes from.
    public var source: String

    /// Of its fields.
    public init(name: String, value: String, source: String) {
      self.name = name
      self.value = value
      self.source = source
    }

    public init(from fields: FieldReader) throws {
      name = try fields.required(.name)
      value = try fields.required(.value)
      source = try fields.required(.source)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(name, .name)
      try fields.write(value, .value)
      try fields.write(source, .source)
    }
  }
}

extension IdentityInterface {
  /// The person has to approve this change first: it is asked of them now. Watch the approval, as dk.kodeoplaeser.Approval has
  /// it, and call again with its name once it is approved.
  public struct ApprovalNeeded: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Identity.ApprovalNeeded"

    /// The approval that was begun.
    public var approvalID: String
    /// How it is bound, as dk.kodeoplaeser.Approval calls it.
    public var binding: String
    /// The code to show to the person, where the binding has one.
    public var oneTimeCode: SecretText?
    /// What the QR code holds, or what is opened on the same device, where the binding has one.
    public var link: SecretText?
    /// What a chip signs.
    public var challenge: String?
    /// When it expires, RFC 3339 in UTC.
    public var expiresAt: String

    /// Of its fields; nil leaves one out.
    public init(
      approvalID: String, binding: String, oneTimeCode: SecretText? = nil, link: SecretText? = nil,
      challenge: String? = nil, expiresAt: String
    ) {
      self.approvalID = approvalID
      self.binding = binding
      self.oneTimeCode = oneTimeCode
      self.link = link
      self.challenge = challenge
      self.expiresAt = expiresAt
    }

    public init(from fields: FieldReader) throws {
      approvalID = try fields.required(.approvalID)
      binding = try fields.required(.binding)
      oneTimeCode = try fields.optional(.oneTimeCode)
      link = try fields.optional(.link)
      challenge = try fields.optional(.challenge)
      expiresAt = try fields.required(.expiresAt)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(approvalID, .approvalID)
      try fields.write(binding, .binding)
      try fields.write(oneTimeCode, .oneTimeCode)
      try fields.write(link, .link)
      try fields.write(challenge, .challenge)
      try fields.write(expiresAt, .expiresAt)
    }
  }
}

extension IdentityInterface {
  /// A rule refuses what was given. Its code never changes, and is one of these, of which each is told as a sentence:
  ///
  /// errorUserIDTooShort, errorUserIDTooLong, errorUserIDCharacter, errorUserIDLooksLikeCivilNumber, errorPasswordTooShort,
  /// errorPasswordTooLong, errorPasswordControlCharacter, errorPasswordHoldsUserID, errorPasswordHoldsDigitRun,
  /// errorPasswordHoldsCommonWord, errorPasswordHoldsKeyboardRow, errorPINLength, errorPINRepeatsOneDigit, errorPINIsRun,
  /// errorTemporaryPINLength, errorPhoneCharacter, errorPhoneCountryCode, errorPhoneLength, errorPhoneNationalLength,
  /// errorPhoneDanishPrefix, errorZoneLength, errorZoneCharacter, errorZoneCheckDigit, errorZoneDate,
  /// errorPassportDocumentCode, errorPassportIssuingState, errorPassportNationality, errorPassportExpired,
  /// errorAttestationVerifierEmpty, errorAttestationVerifierTooLong, errorAttestationVerifierCharacter,
  /// errorAttestationEvidence, errorAttestationInFuture, errorAttestationTooOld, errorTextEmpty, errorTextTooLong,
  /// errorTextTooManyMarks, errorTextInvisible, errorTextNotANumber, errorTextNegative, errorTextTooManyDigits,
  /// errorTextTooManyDecimals, errorTextNotACurrency, errorTextUnknownCurrency, errorTextNothingAsked, errorTextNotALanguage,
  /// errorTextNeeds, errorTextOutOfRange, errorNotAnAccount,
  /// errorChipKeyLine, errorChipKeyOptions, errorChipKeyUnsupportedKind, errorChipKeyMalformed, readerIsTaken, userExists,
  /// nothingApproves.
  public struct RuleBroken: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Identity.RuleBroken"

    /// The rule's code.
    public var rule: String
    /// The rule in a sentence.
    public var message: String

    /// Of its fields.
    public init(rule: String, message: String) {
      self.rule = rule
      self.message = message
    }

    public init(from fields: FieldReader) throws {
      rule = try fields.required(.rule)
      message = try fields.required(.message)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(rule, .rule)
      try fields.write(message, .message)
    }
  }
}

extension IdentityInterface {
  /// No, and no more is said.
  public struct Refused: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Identity.Refused"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension IdentityInterface {
  /// The reader failed; nothing was changed.
  public struct Failed: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Identity.Failed"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

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
