// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// A request that waits for its user. Its text is for the person's eyes or ears, and for nobody else's.
  public struct Pending: WireStructure {
    /// The approval.
    public var approvalID: String
    /// The authenticator that it was sent to; until it is opened, another one may take it up.
    public var authenticator: String
    /// Where it stands: requested, opened, bound or heard; of one that was named and is over, how it ended.
    public var state: String
    /// How it is to be bound, as dk.kodeoplaeser.Approval calls it.
    public var binding: String
    /// Who asks.
    public var service: String
    /// What for: logOn, approve, confirm, accept or sign.
    public var action: String
    /// What it is about, as the service wrote it.
    public var text: String
    /// Where money moves, how much.
    public var amount: String?
    /// The amount's currency.
    public var currency: String?
    /// Who gets the money.
    public var payee: String?
    /// The account it goes to.
    public var toAccount: String?
    /// The command that is to be run.
    public var command: String?
    /// The language of the text.
    public var language: String?
    /// Where the session that asks comes from, as the service tells: a network address,
    public var originAddress: String?
    /// a device,
    public var originDevice: String?
    /// and a place.
    public var originPlace: String?
    /// Where a change of what may approve is asked, what exactly: three lines, which are the kind of change, the kind of
    /// authenticator or nothing, and what it is about.
    public var change: String?
    /// Whether the same text came from the same service a moment ago.
    public var isRepeat: Bool
    /// SHA-256 of the text, 64 hexadecimal digits: what a code reader makes its code with, and every device its signature. It
    /// is taken over kodeoplaeser-transaction-1, action, service, text, amount, currency, payee, toAccount and language, in
    /// this order: of each the byte 1, the length of its UTF-8 in four bytes, the highest first, and the UTF-8; or, where it
    /// is not there, the byte 0. Where there is a command, the word command and then the command
    /// follow in the same way; where a change is asked, the word change and then the change.
    public var textDigest: String
    /// The counter that a code reader makes its code with, where the binding has one.
    public var counter: Int?
    /// When it expires, RFC 3339 in UTC.
    public var expiresAt: String

    /// Of its fields; nil leaves one out.
    public init(
      approvalID: String, authenticator: String, state: String, binding: String, service: String,
      action: String, text: String, amount: String? = nil, currency: String? = nil, payee: String? = nil,
      toAccount: String? = nil, command: String? = nil, language: String? = nil,
      originAddress: String? = nil, originDevice: String? = nil, originPlace: String? = nil,
      change: String? = nil, isRepeat: Bool, textDigest: String, counter: Int? = nil, expiresAt: String
    ) {
      self.approvalID = approvalID
      self.authenticator = authenticator
      self.state = state
      self.binding = binding
      self.service = service
      self.action = action
      self.text = text
      self.amount = amount
      self.currency = currency
      self.payee = payee
      self.toAccount = toAccount
      self.command = command
      self.language = language
      self.originAddress = originAddress
      self.originDevice = originDevice
      self.originPlace = originPlace
      self.change = change
      self.isRepeat = isRepeat
      self.textDigest = textDigest
      self.counter = counter
      self.expiresAt = expiresAt
    }

    public init(from fields: FieldReader) throws {
      approvalID = try fields.required(.approvalID)
      authenticator = try fields.required(.authenticator)
      state = try fields.required(.state)
      binding = try fields.required(.binding)
      service = try fields.required(.service)
      action = try fields.required(.action)
      text = try fields.required(.text)
      amount = try fields.optional(.amount)
      currency = try fields.optional(.currency)
      payee = try fields.optional(.payee)
      toAccount = try fields.optional(.toAccount)
      command = try fields.optional(.command)
      language = try fields.optional(.language)
      originAddress = try fields.optional(.originAddress)
      originDevice = try fields.optional(.originDevice)
      originPlace = try fields.optional(.originPlace)
      change = try fields.optional(.change)
      isRepeat = try fields.required(.isRepeat)
      textDigest = try fields.required(.textDigest)
      counter = try fields.optional(.counter)
      expiresAt = try fields.required(.expiresAt)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(approvalID, .approvalID)
      try fields.write(authenticator, .authenticator)
      try fields.write(state, .state)
      try fields.write(binding, .binding)
      try fields.write(service, .service)
      try fields.write(action, .action)
      try fields.write(text, .text)
      try fields.write(amount, .amount)
      try fields.write(currency, .currency)
      try fields.write(payee, .payee)
      try fields.write(toAccount, .toAccount)
      try fields.write(command, .command)
      try fields.write(language, .language)
      try fields.write(originAddress, .originAddress)
      try fields.write(originDevice, .originDevice)
      try fields.write(originPlace, .originPlace)
      try fields.write(change, .change)
      try fields.write(isRepeat, .isRepeat)
      try fields.write(textDigest, .textDigest)
      try fields.write(counter, .counter)
      try fields.write(expiresAt, .expiresAt)
    }
  }
}

extension IdentityInterface {
  /// Why somebody rejects.
  public enum Reason: String, Codable, CaseIterable, Sendable {
    /// They do not want it any more.
    case changedMind
    /// They did not start it: the service may not ask them any more.
    case notMe
  }
}

extension IdentityInterface {
  /// A service that may not ask a user, because they said that they had not started its request.
  public struct Frozen: WireStructure {
    /// The service.
    public var service: String
    /// Since when, RFC 3339 in UTC.
    public var since: String

    /// Of its fields.
    public init(service: String, since: String) {
      self.service = service
      self.since = since
    }

    public init(from fields: FieldReader) throws {
      service = try fields.required(.service)
      since = try fields.required(.since)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(service, .service)
      try fields.write(since, .since)
    }
  }
}

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
  /// readerIsFull, nothingApproves.
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
