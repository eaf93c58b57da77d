// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import ServiceInterfaces
internal import Varlink

// From the words of the wire to those of the core, and back. That a field is there and of its type, the description has checked.

extension VarlinkReplyError {
  /// A field whose value cannot be meant.
  static func invalidParameter(_ field: FieldName) -> Self { invalidParameter(field.rawValue) }
}

extension AuthenticatorID {
  /// - Throws: `InvalidParameter` with the field.
  init(wire text: String, _ field: FieldName = .authenticator) throws {
    guard let number = Int64(text) else { throw VarlinkReplyError.invalidParameter(field) }
    self.init(number)
  }
}

extension EnrolmentID {
  init(wire text: String) throws {
    guard let id = EnrolmentID(text) else { throw CoreError.refused(.unknownEnrolment) }
    self = id
  }
}

extension ApprovalID {
  init(wire text: String) throws {
    guard let id = ApprovalID(text) else { throw CoreError.refused(.unknownApproval) }
    self = id
  }
}

extension VerifyingKey {
  /// The public half of a device's key, 32 bytes in base64url.
  init(wire text: String) throws {
    guard let bytes = Base64.url.decode(text), let key = try? VerifyingKey(rawRepresentation: bytes) else {
      throw VarlinkReplyError.invalidParameter(.deviceKey)
    }
    self = key
  }
}

extension SecretText {
  /// A password as it was chosen before, or once more.
  var typedPassword: Secret { Password.secret(typed: secret) }
}

extension AuthenticatorKind {
  init(_ kind: IdentityInterface.CodeDeviceKind) {
    self =
      switch kind {
      case .codeDisplay: .codeDisplay
      case .codeReader: .codeReader
      }
  }
}

extension MovingFactor {
  init(_ factor: IdentityInterface.MovingFactor) {
    self =
      switch factor {
      case .time: .time
      case .counter: .counter
      }
  }
}

extension Attestation.Step {
  init(_ step: IdentityInterface.Attested) {
    self =
      switch step {
      case .chip: .chip
      case .face: .face
      case .clerk: .clerk
      }
  }
}

extension IdentityInterface.Step {
  init(_ step: EnrolmentStep) {
    self =
      switch step {
      case .passportCode: .passportCode
      case .chip: .chip
      case .face: .face
      case .userID: .userID
      case .phone: .phone
      case .authenticator: .authenticator
      }
  }
}

extension RejectionReason {
  init(_ reason: IdentityInterface.Reason) {
    self =
      switch reason {
      case .changedMind: .changedMind
      case .notMe: .notMe
      }
  }
}

extension IdentityInterface.Entry {
  init(_ entry: AuditEntry) {
    self.init(
      number: Int(entry.sequence), at: entry.at.description, event: entry.event, subject: entry.subject)
  }
}

extension IdentityInterface.Denied {
  /// What said no, for owner and root, who may know.
  init(_ refusal: Refusal) {
    let arguments = refusal.arguments
    func told(_ field: FieldName) -> String? { arguments[field.rawValue]?.description }
    self.init(rule: refusal.code, tries: told(.tries), until: told(.until), step: told(.step))
  }
}

extension IdentityInterface.ApprovalNeeded {
  /// The change is asked of the person first.
  init(_ approval: Approval, expiresAt: Instant) {
    let requested = ApprovalInterface.Request.Reply(approval, expiresAt: expiresAt)
    self.init(
      approvalID: requested.approvalID, binding: ApprovalInterface.Binding(approval.binding).rawValue,
      oneTimeCode: requested.oneTimeCode, link: requested.link, challenge: requested.challenge,
      expiresAt: requested.expiresAt)
  }
}
