// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Approval.varlink, then swift run InterfaceGenerator.

/// `dk.kodeoplaeser.Approval`
///
/// Ask a user to approve something. They hear it, and answer on their keypad; the service gets a signed yes or no.
/// A service learns nothing of a user but the answer: whatever else is wrong, it is Refused.
///
/// A field that is marked so holds a secret: it is not written down, neither by who sends it nor by who gets it.
public enum ApprovalInterface {
  /// The methods, by the names that they have on the wire.
  public enum Method: String, CaseIterable, Sendable {
    case methods = "Methods"
    case request = "Request"
    case watch = "Watch"
    case present = "Present"
    case submitCode = "SubmitCode"
    case submitSignature = "SubmitSignature"
    case cancel = "Cancel"
    case receiptKey = "ReceiptKey"
    case verifyReceipt = "VerifyReceipt"
  }
}

extension ApprovalInterface {
  /// What the user is asked to do.
  public enum Action: String, Codable, CaseIterable, Sendable {
    /// Log on to the service.
    case logOn
    /// Approve a transaction.
    case approve
    /// Confirm what is already agreed.
    case confirm
    /// Accept terms.
    case accept
    /// Sign a document.
    case sign
  }
}

extension ApprovalInterface {
  /// How the user shows that they see the session which they approve.
  public enum Binding: String, Codable, CaseIterable, Sendable {
    /// The service shows a code, the user types it on the keypad.
    case oneTimeCode
    /// The reader speaks a code bound to the text that was heard on it, the user gives it to the service, which submits it with the
    /// password. Where the service showed the text, and says so by Present, the reader's own code will do, too.
    case spokenCode
    /// The service shows a QR code, an app scans it.
    case qr
    /// The service hands over to an app on the same device; or the person's own session is at the machine of their reader.
    case sameDevice
    /// The service shows the text. A code display shows its own code, or a code reader speaks it; the user gives it to the service,
    /// which submits it with the password.
    case shownCode
    /// A chip signs the challenge, and the service submits the signature with the password.
    case chip
    /// Neither code nor link: the text is what the session shows, too, and the person compares. For bridges to other servers, such as
    /// OpenID CIBA with its binding message: registered services and root alone may ask so.
    case bindingMessage
  }
}

extension ApprovalInterface {
  /// How sure the service wants to be of who approved (EU regulation 910/2014, article 8).
  public enum Assurance: String, Codable, CaseIterable, Sendable {
    /// Anything that approves.
    case low
    /// A code device with the password, or an app.
    case substantial
    /// An app or a chip of a user whose identity is proven.
    case high
  }
}

extension ApprovalInterface {
  /// A way in which a user can approve.
  public struct ApprovalMethod: WireStructure {
    /// What it is done with: app, codeDisplay, codeReader or chip.
    public var kind: String
    /// The binding that a request for it has.
    public var binding: Binding

    /// Of its fields.
    public init(kind: String, binding: Binding) {
      self.kind = kind
      self.binding = binding
    }

    public init(from fields: FieldReader) throws {
      kind = try fields.required(.kind)
      binding = try fields.required(.binding)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(kind, .kind)
      try fields.write(binding, .binding)
    }
  }
}

extension ApprovalInterface {
  /// Where an approval stands.
  public enum State: String, Codable, CaseIterable, Sendable {
    /// Waiting for the user.
    case requested
    /// The right PIN was typed.
    case opened
    /// Bound to the session.
    case bound
    /// The text was heard to its end.
    case heard
    /// Approved: there is a receipt.
    case approved
    /// Rejected by the user: there is a reason.
    case rejected
    /// Its time ran out.
    case expired
    /// Cancelled by the service.
    case cancelled
    /// It ended without a decision: a code was wrong three times.
    case failed
  }
}

extension ApprovalInterface {
  /// No. Why is said to the user, where only the user can hear it.
  public struct Refused: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Approval.Refused"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ApprovalInterface {
  /// A field cannot be spoken as it is.
  public struct InvalidText: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Approval.InvalidText"

    /// The field's name.
    public var field: String
    /// The rule it breaks, in words.
    public var reason: String

    /// Of its fields.
    public init(field: String, reason: String) {
      self.field = field
      self.reason = reason
    }

    public init(from fields: FieldReader) throws {
      field = try fields.required(.field)
      reason = try fields.required(.reason)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(field, .field)
      try fields.write(reason, .reason)
    }
  }
}

extension ApprovalInterface {
  /// There is no approval of that name that is this service's.
  public struct NoSuchApproval: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Approval.NoSuchApproval"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ApprovalInterface {
  /// The reader failed; the approval is not approved.
  public struct Failed: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Approval.Failed"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}
