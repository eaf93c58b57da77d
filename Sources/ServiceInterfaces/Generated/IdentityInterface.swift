// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.

/// `dk.kodeoplaeser.Identity`
///
/// Users and what they approve with. An account of this machine reaches the user that it stands for, and root everybody. What
/// may approve for a person, and what they approve with, changes only by an approval of its own, by the factor that is changed
/// and another, by root as the clerk, at the beginning of a user, or by a recovery that waited.
///
/// A field that is marked so holds a secret: it is not written down, neither by who sends it nor by who gets it.
public enum IdentityInterface {
  /// The methods, by the names that they have on the wire.
  public enum Method: String, CaseIterable, Sendable {
    case enrol = "Enrol"
    case terms = "Terms"
    case acceptTerms = "AcceptTerms"
    case follow = "Follow"
    case log = "Log"
    case history = "History"
    case verifyLog = "VerifyLog"
    case backUp = "BackUp"
    case beginEnrolment = "BeginEnrolment"
    case enterPassport = "EnterPassport"
    case attest = "Attest"
    case chooseUserID = "ChooseUserID"
    case proveUser = "ProveUser"
    case awaitedStep = "AwaitedStep"
    case sendPhoneCode = "SendPhoneCode"
    case bindPhone = "BindPhone"
    case changePassword = "ChangePassword"
    case authenticators = "Authenticators"
    case orderCodeDevice = "OrderCodeDevice"
    case activateCodeDevice = "ActivateCodeDevice"
    case resynchronise = "Resynchronise"
    case changePIN = "ChangePIN"
    case block = "Block"
    case delete = "Delete"
    case orderChip = "OrderChip"
    case chipChallenge = "ChipChallenge"
    case activateChip = "ActivateChip"
    case beginApp = "BeginApp"
    case resendTemporaryPIN = "ResendTemporaryPIN"
    case acceptTemporaryPIN = "AcceptTemporaryPIN"
    case activateApp = "ActivateApp"
    case chooseOnApp = "ChooseOnApp"
    case showCopyCode = "ShowCopyCode"
    case copyApp = "CopyApp"
    case pendingApproval = "PendingApproval"
    case openApproval = "OpenApproval"
    case bindApproval = "BindApproval"
    case hearApproval = "HearApproval"
    case approve = "Approve"
    case reject = "Reject"
    case extend = "Extend"
    case requestSwitch = "RequestSwitch"
    case confirmSwitch = "ConfirmSwitch"
    case cancelSwitch = "CancelSwitch"
    case switchBack = "SwitchBack"
    case registerService = "RegisterService"
    case letAsk = "LetAsk"
    case freeze = "Freeze"
    case freezes = "Freezes"
    case unfreeze = "Unfreeze"
    case makeRecoveryCodes = "MakeRecoveryCodes"
    case sendRecoveryPIN = "SendRecoveryPIN"
    case beginRecovery = "BeginRecovery"
    case stopRecovery = "StopRecovery"
    case limits = "Limits"
  }
}

extension IdentityInterface {
  /// The terms of whoever operates the reader for others.
  public struct OperatorTerms: WireStructure {
    /// What they are called.
    public var version: String
    /// The language that they are written in.
    public var language: String
    /// All of them.
    public var text: String
    /// SHA-256 over them, 64 hexadecimal digits: what is accepted is just these.
    public var digest: String

    /// Of its fields.
    public init(version: String, language: String, text: String, digest: String) {
      self.version = version
      self.language = language
      self.text = text
      self.digest = digest
    }

    public init(from fields: FieldReader) throws {
      version = try fields.required(.version)
      language = try fields.required(.language)
      text = try fields.required(.text)
      digest = try fields.required(.digest)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(version, .version)
      try fields.write(language, .language)
      try fields.write(text, .text)
      try fields.write(digest, .digest)
    }
  }
}

extension IdentityInterface {
  /// One change.
  public struct Entry: WireStructure {
    /// The entry's number, from 1.
    public var number: Int
    /// When, RFC 3339 in UTC.
    public var at: String
    /// What happened.
    public var event: String
    /// To whom or what.
    public var subject: String

    /// Of its fields.
    public init(number: Int, at: String, event: String, subject: String) {
      self.number = number
      self.at = at
      self.event = event
      self.subject = subject
    }

    public init(from fields: FieldReader) throws {
      number = try fields.required(.number)
      at = try fields.required(.at)
      event = try fields.required(.event)
      subject = try fields.required(.subject)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(number, .number)
      try fields.write(at, .at)
      try fields.write(event, .event)
      try fields.write(subject, .subject)
    }
  }
}

extension IdentityInterface {
  /// Something that a person approved or rejected.
  public struct Past: WireStructure {
    /// The approval.
    public var approvalID: String
    /// When it was decided, RFC 3339 in UTC.
    public var decidedAt: String
    /// approved or rejected.
    public var decision: String
    /// Why it was rejected, as Reason has it, where the person said so.
    public var reason: String?
    /// Which authenticator answered.
    public var authenticator: String
    /// Who asked.
    public var service: String
    /// What was asked: logOn, approve, confirm, accept or sign.
    public var action: String
    /// The service's words, as they were heard.
    public var text: String
    /// How much, where money moves.
    public var amount: String?
    /// Its currency.
    public var currency: String?
    /// Who gets it.
    public var payee: String?
    /// To which account.
    public var toAccount: String?
    /// The command that was to be run.
    public var command: String?
    /// What was to be changed, where it was a change of what may approve: its kind, the kind of device, and what it is about, each on
    /// a line.
    public var change: String?
    /// The signed receipt, a compact JWS.
    public var receipt: String?

    /// Of its fields; nil leaves one out.
    public init(
      approvalID: String, decidedAt: String, decision: String, reason: String? = nil, authenticator: String,
      service: String, action: String, text: String, amount: String? = nil, currency: String? = nil,
      payee: String? = nil, toAccount: String? = nil, command: String? = nil, change: String? = nil,
      receipt: String? = nil
    ) {
      self.approvalID = approvalID
      self.decidedAt = decidedAt
      self.decision = decision
      self.reason = reason
      self.authenticator = authenticator
      self.service = service
      self.action = action
      self.text = text
      self.amount = amount
      self.currency = currency
      self.payee = payee
      self.toAccount = toAccount
      self.command = command
      self.change = change
      self.receipt = receipt
    }

    public init(from fields: FieldReader) throws {
      approvalID = try fields.required(.approvalID)
      decidedAt = try fields.required(.decidedAt)
      decision = try fields.required(.decision)
      reason = try fields.optional(.reason)
      authenticator = try fields.required(.authenticator)
      service = try fields.required(.service)
      action = try fields.required(.action)
      text = try fields.required(.text)
      amount = try fields.optional(.amount)
      currency = try fields.optional(.currency)
      payee = try fields.optional(.payee)
      toAccount = try fields.optional(.toAccount)
      command = try fields.optional(.command)
      change = try fields.optional(.change)
      receipt = try fields.optional(.receipt)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(approvalID, .approvalID)
      try fields.write(decidedAt, .decidedAt)
      try fields.write(decision, .decision)
      try fields.write(reason, .reason)
      try fields.write(authenticator, .authenticator)
      try fields.write(service, .service)
      try fields.write(action, .action)
      try fields.write(text, .text)
      try fields.write(amount, .amount)
      try fields.write(currency, .currency)
      try fields.write(payee, .payee)
      try fields.write(toAccount, .toAccount)
      try fields.write(command, .command)
      try fields.write(change, .change)
      try fields.write(receipt, .receipt)
    }
  }
}

extension IdentityInterface {
  /// What an enrolment awaits.
  public enum Step: String, Codable, CaseIterable, Sendable {
    /// The machine-readable code of the passport.
    case passportCode
    /// The chip in it.
    case chip
    /// The face, which must be the one on the chip.
    case face
    /// The name to be known by.
    case userID
    /// The telephone.
    case phone
    /// The first authenticator.
    case authenticator
  }
}

extension IdentityInterface {
  /// What somebody else may have checked.
  public enum Attested: String, Codable, CaseIterable, Sendable {
    /// The passport's chip holds the code that was typed.
    case chip
    /// The face is the one on the chip.
    case face
    /// A citizen-service clerk knows who it is: instead of passport code, chip and face.
    case clerk
  }
}

extension IdentityInterface {
  /// The kinds of code device.
  public enum CodeDeviceKind: String, Codable, CaseIterable, Sendable {
    /// Shows a code at a button press.
    case codeDisplay
    /// Speaks a code; approves and rejects on its keypad.
    case codeReader
  }
}

extension IdentityInterface {
  /// What moves a code display's codes on.
  public enum MovingFactor: String, Codable, CaseIterable, Sendable {
    /// The time (RFC 6238).
    case time
    /// Each press of its button (RFC 4226).
    case counter
  }
}

extension IdentityInterface {
  /// An authenticator of a user.
  public struct Authenticator: WireStructure {
    /// Its number.
    public var authenticator: String
    /// Its kind: app, codeDisplay, codeReader or chip.
    public var kind: String
    /// Its state: ordered, active or blocked.
    public var state: String
    /// What stands on it.
    public var serial: String?
    /// Until when it takes no PIN, RFC 3339 in UTC, where it is locked.
    public var lockedUntil: String?
    /// Of an app, how it binds what it approves, as dk.kodeoplaeser.Approval calls it: qr or oneTimeCode.
    public var binding: String?
    /// Of an app, whether finger or face may stand for its PIN.
    public var biometrics: Bool?
    /// Of an app, whether it may call for attention.
    public var notifications: Bool?
    /// From when on its switch to one-time codes may be confirmed, RFC 3339 in UTC.
    public var switchDueAt: String?

    /// Of its fields; nil leaves one out.
    public init(
      authenticator: String, kind: String, state: String, serial: String? = nil, lockedUntil: String? = nil,
      binding: String? = nil, biometrics: Bool? = nil, notifications: Bool? = nil,
      switchDueAt: String? = nil
    ) {
      self.authenticator = authenticator
      self.kind = kind
      self.state = state
      self.serial = serial
      self.lockedUntil = lockedUntil
      self.binding = binding
      self.biometrics = biometrics
      self.notifications = notifications
      self.switchDueAt = switchDueAt
    }

    public init(from fields: FieldReader) throws {
      authenticator = try fields.required(.authenticator)
      kind = try fields.required(.kind)
      state = try fields.required(.state)
      serial = try fields.optional(.serial)
      lockedUntil = try fields.optional(.lockedUntil)
      binding = try fields.optional(.binding)
      biometrics = try fields.optional(.biometrics)
      notifications = try fields.optional(.notifications)
      switchDueAt = try fields.optional(.switchDueAt)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(authenticator, .authenticator)
      try fields.write(kind, .kind)
      try fields.write(state, .state)
      try fields.write(serial, .serial)
      try fields.write(lockedUntil, .lockedUntil)
      try fields.write(binding, .binding)
      try fields.write(biometrics, .biometrics)
      try fields.write(notifications, .notifications)
      try fields.write(switchDueAt, .switchDueAt)
    }
  }
}
