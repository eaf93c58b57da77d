// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Bind an opened request to the session: by the code that the service shows, or by its link.
  public enum BindApproval {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.BindApproval")

    /// What `BindApproval` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The authenticator.
      public var authenticator: String
      /// Its signature.
      public var signature: String
      /// The one-time code, where that is the binding.
      public var code: SecretText?
      /// What was scanned, or handed over on the same device.
      public var link: SecretText?

      /// Of its fields; nil leaves one out.
      public init(
        approvalID: String, authenticator: String, signature: String, code: SecretText? = nil,
        link: SecretText? = nil
      ) {
        self.approvalID = approvalID
        self.authenticator = authenticator
        self.signature = signature
        self.code = code
        self.link = link
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        authenticator = try fields.required(.authenticator)
        signature = try fields.required(.signature)
        code = try fields.optional(.code)
        link = try fields.optional(.link)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(authenticator, .authenticator)
        try fields.write(signature, .signature)
        try fields.write(code, .code)
        try fields.write(link, .link)
      }
    }
  }
}

extension IdentityInterface {
  /// Say that the text was presented to its end: the receipt says that it was this device which said so.
  public enum HearApproval {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.HearApproval")

    /// What `HearApproval` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The authenticator.
      public var authenticator: String
      /// Its signature.
      public var signature: String

      /// Of its fields.
      public init(approvalID: String, authenticator: String, signature: String) {
        self.approvalID = approvalID
        self.authenticator = authenticator
        self.signature = signature
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        authenticator = try fields.required(.authenticator)
        signature = try fields.required(.signature)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(authenticator, .authenticator)
        try fields.write(signature, .signature)
      }
    }
  }
}

extension IdentityInterface {
  /// Approve; refused before the text was presented.
  public enum Approve {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Approve")

    /// What `Approve` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The authenticator.
      public var authenticator: String
      /// Its signature.
      public var signature: String

      /// Of its fields.
      public init(approvalID: String, authenticator: String, signature: String) {
        self.approvalID = approvalID
        self.authenticator = authenticator
        self.signature = signature
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        authenticator = try fields.required(.authenticator)
        signature = try fields.required(.signature)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(authenticator, .authenticator)
        try fields.write(signature, .signature)
      }
    }

    /// What `Approve` answers.
    public struct Reply: WireStructure {
      /// The signed receipt, a compact JWS.
      public var receipt: String?

      /// Of its fields; nil leaves one out.
      public init(receipt: String? = nil) {
        self.receipt = receipt
      }

      public init(from fields: FieldReader) throws {
        receipt = try fields.optional(.receipt)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(receipt, .receipt)
      }
    }
  }
}

extension IdentityInterface {
  /// Reject, from wherever it stands.
  public enum Reject {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Reject")

    /// What `Reject` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The authenticator.
      public var authenticator: String
      /// Its signature.
      public var signature: String
      /// Why.
      public var reason: Reason

      /// Of its fields.
      public init(approvalID: String, authenticator: String, signature: String, reason: Reason) {
        self.approvalID = approvalID
        self.authenticator = authenticator
        self.signature = signature
        self.reason = reason
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        authenticator = try fields.required(.authenticator)
        signature = try fields.required(.signature)
        reason = try fields.required(.reason)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(authenticator, .authenticator)
        try fields.write(signature, .signature)
        try fields.write(reason, .reason)
      }
    }

    /// What `Reject` answers.
    public struct Reply: WireStructure {
      /// The signed receipt, a compact JWS.
      public var receipt: String?

      /// Of its fields; nil leaves one out.
      public init(receipt: String? = nil) {
        self.receipt = receipt
      }

      public init(from fields: FieldReader) throws {
        receipt = try fields.optional(.receipt)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(receipt, .receipt)
      }
    }
  }
}

extension IdentityInterface {
  /// Give the person more time, once.
  public enum Extend {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Extend")

    /// What `Extend` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The authenticator.
      public var authenticator: String
      /// Its signature.
      public var signature: String

      /// Of its fields.
      public init(approvalID: String, authenticator: String, signature: String) {
        self.approvalID = approvalID
        self.authenticator = authenticator
        self.signature = signature
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        authenticator = try fields.required(.authenticator)
        signature = try fields.required(.signature)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(authenticator, .authenticator)
        try fields.write(signature, .signature)
      }
    }

    /// What `Extend` answers.
    public struct Reply: WireStructure {
      /// When it expires now, RFC 3339 in UTC.
      public var expiresAt: String

      /// Of its fields.
      public init(expiresAt: String) {
        self.expiresAt = expiresAt
      }

      public init(from fields: FieldReader) throws {
        expiresAt = try fields.required(.expiresAt)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(expiresAt, .expiresAt)
      }
    }
  }
}

extension IdentityInterface {
  /// Ask that an app approves by one-time code instead of QR code: nothing changes for 24 hours.
  public enum RequestSwitch {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.RequestSwitch")

    /// What `RequestSwitch` takes.
    public struct Parameters: WireStructure {
      /// The app.
      public var authenticator: String

      /// Of its fields.
      public init(authenticator: String) {
        self.authenticator = authenticator
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
      }
    }

    /// What `RequestSwitch` answers.
    public struct Reply: WireStructure {
      /// From when on it may be confirmed, RFC 3339 in UTC.
      public var dueAt: String

      /// Of its fields.
      public init(dueAt: String) {
        self.dueAt = dueAt
      }

      public init(from fields: FieldReader) throws {
        dueAt = try fields.required(.dueAt)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(dueAt, .dueAt)
      }
    }
  }
}

extension IdentityInterface {
  /// Confirm the switch, once it is due. Without this nothing ever changes.
  public enum ConfirmSwitch {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.ConfirmSwitch")

    /// What `ConfirmSwitch` takes.
    public struct Parameters: WireStructure {
      /// The app.
      public var authenticator: String
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(authenticator: String, approval: String? = nil, binding: String? = nil) {
        self.authenticator = authenticator
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}

extension IdentityInterface {
  /// Give the switch up.
  public enum CancelSwitch {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.CancelSwitch")

    /// What `CancelSwitch` takes.
    public struct Parameters: WireStructure {
      /// The app.
      public var authenticator: String

      /// Of its fields.
      public init(authenticator: String) {
        self.authenticator = authenticator
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
      }
    }
  }
}
