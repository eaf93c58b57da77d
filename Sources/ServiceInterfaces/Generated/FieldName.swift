// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit the .varlink files, then swift run InterfaceGenerator.

/// The fields of all interfaces, by name.
public enum FieldName: String, CodingKey, CaseIterable, Sendable {
  /// Of `Identity.RegisterService` and 2 more.
  case account
  /// Of `Reader.ImportAccounts` and 1 more.
  case accounts
  /// Of `Approval.Request` and 2 more.
  case action
  /// Of `Identity.Log`.
  case after
  /// Of `Approval.ReceiptKey`.
  case algorithm
  /// Of `Approval.Request` and 1 more.
  case allowsPressing
  /// Of `Approval.Request` and 2 more.
  case amount
  /// Of `Push.Answer`.
  case answer
  /// Of `Identity.Enrol` and 17 more.
  case approval
  /// Of `Approval.Request` and 17 more.
  case approvalID
  /// Of `Approval.Request`.
  case asksAboutCalls
  /// Of `Approval.Request`.
  case assurance
  /// Of `Identity.Entry`.
  case at
  /// Of `Reader.Status`.
  case audio
  /// Of `Reader.Status`.
  case audioCondition
  /// Of `Reader.Status`.
  case audioHolder
  /// Of `Reader.Status`.
  case audioIsMuted
  /// Of `Reader.Status`.
  case audioIsPrivate
  /// Of `Identity.Follow` and 30 more.
  case authenticator
  /// Of `Identity.Authenticators`.
  case authenticators
  /// Of `Identity.EnterPassport` and 4 more.
  case awaits
  /// Of `Approval.ApprovalMethod` and 19 more.
  case binding
  /// Of `Identity.OpenApproval`.
  case biometricProof
  /// Of `Identity.Authenticator` and 2 more.
  case biometrics
  /// Of `Limit.MessageTooLong`.
  case bytes
  /// Of `Approval.Request` and 2 more.
  case challenge
  /// Of `Identity.Past` and 1 more.
  case change
  /// Of `Reader.Setting` and 1 more.
  case choices
  /// Of `Reader.Status`.
  case clockSet
  /// Of `Approval.SubmitCode` and 8 more.
  case code
  /// Of `Identity.Enrol` and 1 more.
  case codes
  /// Of `Identity.BeginRecovery`.
  case codesLeft
  /// Of `Approval.Request` and 2 more.
  case command
  /// Of `Reader.RemoveAllAccounts`.
  case count
  /// Of `Identity.Pending`.
  case counter
  /// Of `Approval.Request` and 2 more.
  case currency
  /// Of `Approval.VerifyReceipt` and 1 more.
  case decidedAt
  /// Of `Approval.VerifyReceipt` and 1 more.
  case decision
  /// Of `Identity.ActivateCodeDevice` and 1 more.
  case deviceKey
  /// Of `Identity.OperatorTerms` and 1 more.
  case digest
  /// Of `Identity.RequestSwitch` and 1 more.
  case dueAt
  /// Of `Identity.BeginEnrolment` and 5 more.
  case enrolment
  /// Of `Identity.VerifyLog` and 1 more.
  case entries
  /// Of `Identity.Log`.
  case entry
  /// Of `Identity.Follow` and 1 more.
  case event
  /// Of `Identity.Attest`.
  case evidence
  /// Of `Push.Carry` and 2 more.
  case exchange
  /// Of `Approval.Request` and 4 more.
  case expiresAt
  /// Of `Reader.ImportedAccount`.
  case fate
  /// Of `Approval.InvalidText`.
  case field
  /// Of `Identity.Resynchronise`.
  case first
  /// Of `Identity.VerifyLog`.
  case firstBroken
  /// Of `Identity.BackUp`.
  case folder
  /// Of `Push.Carry`.
  case form
  /// Of `Approval.VerifyReceipt`.
  case heardBy
  /// Of `Approval.VerifyReceipt`.
  case heardByKind
  /// Of `Approval.VerifyReceipt`.
  case heardHow
  /// Of `Push.Answer`.
  case httpStatus
  /// Of `Approval.Request`.
  case isLocal
  /// Of `Reader.ExportAccounts`.
  case isPlain
  /// Of `Identity.Pending`.
  case isRepeat
  /// Of `Approval.VerifyReceipt`.
  case isValid
  /// Of `Identity.VerifyLog`.
  case isWhole
  /// Of `Identity.ChipChallenge` and 2 more.
  case key
  /// Of `Reader.Status`.
  case keypad
  /// Of `Reader.Status`.
  case keypadCondition
  /// Of `Reader.Press`.
  case keys
  /// Of `Approval.ReceiptKey`.
  case kid
  /// Of `Approval.ApprovalMethod` and 2 more.
  case kind
  /// Of `Approval.Request` and 4 more.
  case language
  /// Of `Approval.Request`.
  case lifetimeSeconds
  /// Of `Identity.Limits`.
  case limits
  /// Of `Reader.Transcript`.
  case line
  /// Of `Approval.Request` and 2 more.
  case link
  /// Of `Identity.Authenticator`.
  case lockedUntil
  /// Of `Identity.RuleBroken`.
  case message
  /// Of `Approval.Methods`.
  case methods
  /// Of `Limit.TooManyConnections`.
  case most
  /// Of `Identity.OrderCodeDevice`.
  case movingFactor
  /// Of `Identity.Limit` and 6 more.
  case name
  /// Of `Reader.Accounts`.
  case names
  /// Of `Identity.ChangePassword` and 1 more.
  case new
  /// Of `Identity.Authenticator` and 2 more.
  case notifications
  /// Of `Identity.Entry`.
  case number
  /// Of `Identity.ChangePassword` and 1 more.
  case old
  /// Of `Approval.Request` and 1 more.
  case oneTimeCode
  /// Of `Reader.Status`.
  case options
  /// Of `Reader.StartOption`.
  case origin
  /// Of `Approval.Request` and 1 more.
  case originAddress
  /// Of `Approval.Request` and 1 more.
  case originDevice
  /// Of `Approval.Request` and 1 more.
  case originPlace
  /// Of `Approval.SubmitCode` and 5 more.
  case password
  /// Of `Identity.History`.
  case past
  /// Of `Approval.Request` and 2 more.
  case payee
  /// Of `Reader.Status`.
  case pending
  /// Of `Identity.SendPhoneCode`.
  case phone
  /// Of `Identity.Enrol` and 4 more.
  case pin
  /// Of `Reader.NotAKey`.
  case position
  /// Of `Approval.ReceiptKey`.
  case publicKey
  /// Of `Reader.Say`.
  case quote
  /// Of `Reader.ReaderUser` and 1 more.
  case readerState
  /// Of `Approval.Watch` and 8 more.
  case reason
  /// Of `Approval.Watch` and 4 more.
  case receipt
  /// Of `Identity.Enrol`.
  case recoveryCodes
  /// Of `Identity.ChangePassword` and 4 more.
  case repeated
  /// Of `Identity.OrderCodeDevice` and 1 more.
  case replaces
  /// Of `Reader.Status`.
  case reviewedBy
  /// Of `Reader.Status`.
  case reviewedOn
  /// Of `Identity.RuleBroken` and 1 more.
  case rule
  /// Of `Identity.Resynchronise`.
  case second
  /// Of `Limit.MessageTooSlow` and 1 more.
  case seconds
  /// Of `Identity.OrderCodeDevice`.
  case seed
  /// Of `Identity.Enrol` and 3 more.
  case serial
  /// Of `Approval.Methods` and 7 more.
  case service
  /// Of `Identity.Freezes`.
  case services
  /// Of `Reader.Settings`.
  case settings
  /// Of `Approval.SubmitSignature` and 8 more.
  case signature
  /// Of `Identity.Frozen`.
  case since
  /// Of `Identity.Limit`.
  case source
  /// Of `Approval.Watch` and 2 more.
  case state
  /// Of `Identity.Attest` and 1 more.
  case step
  /// Of `Identity.Follow` and 1 more.
  case subject
  /// Of `Identity.Authenticator`.
  case switchDueAt
  /// Of `Identity.LetAsk`.
  case takenFrom
  /// Of `Identity.BeginRecovery`.
  case temporaryPIN
  /// Of `Identity.Enrol` and 1 more.
  case terms
  /// Of `Approval.Request` and 4 more.
  case text
  /// Of `Identity.Pending`.
  case textDigest
  /// Of `Approval.Request` and 2 more.
  case toAccount
  /// Of `Push.Poll`.
  case tokens
  /// Of `Identity.Denied`.
  case tries
  /// Of `Identity.Denied`.
  case until
  /// Of `Reader.AddAccount` and 1 more.
  case uri
  /// Of `Push.Carry`.
  case url
  /// Of `Approval.Methods` and 40 more.
  case user
  /// Of `Reader.Status` and 1 more.
  case users
  /// Of `Identity.Limit` and 3 more.
  case value
  /// Of `Identity.Attest`.
  case verifiedBy
  /// Of `Identity.OperatorTerms` and 1 more.
  case version

  /// The fields that hold secrets wherever they stand: no `String` is made of them when a message is read.
  public static let secrets: Set<String> = [
    "answer", "code", "codes", "first", "form", "key", "keys", "link", "new", "old", "oneTimeCode",
    "password", "pin", "repeated", "second", "seed", "temporaryPIN", "uri",
  ]
}
