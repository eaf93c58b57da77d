// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// QR codes again, at once.
  public enum SwitchBack {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.SwitchBack")

    /// What `SwitchBack` takes.
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
  /// Let an account of this machine ask anyone for approvals, under one name. For root alone.
  public enum RegisterService {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.RegisterService")

    /// What `RegisterService` takes.
    public struct Parameters: WireStructure {
      /// The service's name.
      public var service: String
      /// The account's uid.
      public var account: Int

      /// Of its fields.
      public init(service: String, account: Int) {
        self.service = service
        self.account = account
      }

      public init(from fields: FieldReader) throws {
        service = try fields.required(.service)
        account = try fields.required(.account)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(service, .service)
        try fields.write(account, .account)
      }
    }
  }
}

extension IdentityInterface {
  /// Let an account of this machine stand for this user, in place of the one that might before: it asks for approvals by the
  /// user, and for changes. An account stands for one user: from another whom it stood for it is taken. For root alone.
  public enum LetAsk {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.LetAsk")

    /// What `LetAsk` takes.
    public struct Parameters: WireStructure {
      /// The user.
      public var user: String
      /// The account's uid.
      public var account: Int

      /// Of its fields.
      public init(user: String, account: Int) {
        self.user = user
        self.account = account
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        account = try fields.required(.account)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(account, .account)
      }
    }

    /// What `LetAsk` answers.
    public struct Reply: WireStructure {
      /// The user it was taken from.
      public var takenFrom: String?

      /// Of its fields; nil leaves one out.
      public init(takenFrom: String? = nil) {
        self.takenFrom = takenFrom
      }

      public init(from fields: FieldReader) throws {
        takenFrom = try fields.optional(.takenFrom)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(takenFrom, .takenFrom)
      }
    }
  }
}

extension IdentityInterface {
  /// Say afterwards that a rejected request was nobody of ours: its service may not ask the user any more. Of a change, the account that
  /// asked for it may ask nothing for an hour.
  public enum Freeze {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.Freeze")

    /// What `Freeze` takes.
    public struct Parameters: WireStructure {
      /// The request that was rejected.
      public var approvalID: String
      /// The authenticator that rejected it.
      public var authenticator: String
      /// Its signature, as OpenApproval says.
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
  /// Name the services that may not ask a user.
  public enum Freezes {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Freezes")

    /// What `Freezes` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String

      /// Of its fields.
      public init(user: String) {
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
      }
    }

    /// What `Freezes` answers.
    public struct Reply: WireStructure {
      /// They, if any.
      public var services: [Frozen]

      /// Of its fields.
      public init(services: [Frozen]) {
        self.services = services
      }

      public init(from fields: FieldReader) throws {
        services = try fields.required(.services)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(services, .services)
      }
    }
  }
}

extension IdentityInterface {
  /// Let a service ask the user again.
  public enum Unfreeze {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.Unfreeze")

    /// What `Unfreeze` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The service's name.
      public var service: String
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(user: String, service: String, approval: String? = nil, binding: String? = nil) {
        self.user = user
        self.service = service
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        service = try fields.required(.service)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(service, .service)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}

extension IdentityInterface {
  /// Make recovery codes, in the place of those before them. With the password each begins one recovery.
  public enum MakeRecoveryCodes {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.MakeRecoveryCodes")

    /// What `MakeRecoveryCodes` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(user: String, approval: String? = nil, binding: String? = nil) {
        self.user = user
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }

    /// What `MakeRecoveryCodes` answers.
    public struct Reply: WireStructure {
      /// The codes, one a line, given this once: secrets to be kept where a thief of the devices does not find them.
      public var codes: SecretText

      /// Of its fields.
      public init(codes: SecretText) {
        self.codes = codes
      }

      public init(from fields: FieldReader) throws {
        codes = try fields.required(.codes)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(codes, .codes)
      }
    }
  }
}

extension IdentityInterface {
  /// Send a temporary PIN to the user's telephone, to begin a recovery with.
  public enum SendRecoveryPIN {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.SendRecoveryPIN")

    /// What `SendRecoveryPIN` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String

      /// Of its fields.
      public init(user: String) {
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
      }
    }
  }
}
