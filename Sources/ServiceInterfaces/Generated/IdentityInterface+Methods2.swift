// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Take the user ID that the person chose, and make the user.
  public enum ChooseUserID {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.ChooseUserID")

    /// What `ChooseUserID` takes.
    public struct Parameters: WireStructure {
      /// The enrolment.
      public var enrolment: String
      /// The user ID.
      public var user: String

      /// Of its fields.
      public init(enrolment: String, user: String) {
        self.enrolment = enrolment
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        enrolment = try fields.required(.enrolment)
        user = try fields.required(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(enrolment, .enrolment)
        try fields.write(user, .user)
      }
    }

    /// What `ChooseUserID` answers.
    public struct Reply: WireStructure {
      /// The step that comes next.
      public var awaits: Step?

      /// Of its fields; nil leaves one out.
      public init(awaits: Step? = nil) {
        self.awaits = awaits
      }

      public init(from fields: FieldReader) throws {
        awaits = try fields.optional(.awaits)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(awaits, .awaits)
      }
    }
  }
}

extension IdentityInterface {
  /// Prove a user who came without an enrolment, such as one made at the reader, by an enrolment in their name.
  public enum ProveUser {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.ProveUser")

    /// What `ProveUser` takes.
    public struct Parameters: WireStructure {
      /// The enrolment.
      public var enrolment: String
      /// The user ID.
      public var user: String
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(enrolment: String, user: String, approval: String? = nil, binding: String? = nil) {
        self.enrolment = enrolment
        self.user = user
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        enrolment = try fields.required(.enrolment)
        user = try fields.required(.user)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(enrolment, .enrolment)
        try fields.write(user, .user)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }

    /// What `ProveUser` answers.
    public struct Reply: WireStructure {
      /// The step that comes next.
      public var awaits: Step?

      /// Of its fields; nil leaves one out.
      public init(awaits: Step? = nil) {
        self.awaits = awaits
      }

      public init(from fields: FieldReader) throws {
        awaits = try fields.optional(.awaits)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(awaits, .awaits)
      }
    }
  }
}

extension IdentityInterface {
  /// Say which step an enrolment awaits.
  public enum AwaitedStep {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.AwaitedStep")

    /// What `AwaitedStep` takes.
    public struct Parameters: WireStructure {
      /// The enrolment.
      public var enrolment: String

      /// Of its fields.
      public init(enrolment: String) {
        self.enrolment = enrolment
      }

      public init(from fields: FieldReader) throws {
        enrolment = try fields.required(.enrolment)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(enrolment, .enrolment)
      }
    }

    /// What `AwaitedStep` answers.
    public struct Reply: WireStructure {
      /// The step; none when it is done.
      public var awaits: Step?

      /// Of its fields; nil leaves one out.
      public init(awaits: Step? = nil) {
        self.awaits = awaits
      }

      public init(from fields: FieldReader) throws {
        awaits = try fields.optional(.awaits)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(awaits, .awaits)
      }
    }
  }
}

extension IdentityInterface {
  /// Send a validation code to a telephone number that the user says is theirs.
  public enum SendPhoneCode {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.SendPhoneCode")

    /// What `SendPhoneCode` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The number; without a country code it is Danish.
      public var phone: String

      /// Of its fields.
      public init(user: String, phone: String) {
        self.user = user
        self.phone = phone
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        phone = try fields.required(.phone)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(phone, .phone)
      }
    }
  }
}

extension IdentityInterface {
  /// Bind the number by the code that was sent to it. A changed number gets no temporary PIN for five days.
  public enum BindPhone {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.BindPhone")

    /// What `BindPhone` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The code.
      public var code: SecretText
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(user: String, code: SecretText, approval: String? = nil, binding: String? = nil) {
        self.user = user
        self.code = code
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        code = try fields.required(.code)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(code, .code)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}

extension IdentityInterface {
  /// Put a new password in the place of the old one, with a code of the person's code device or with an approval.
  public enum ChangePassword {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.ChangePassword")

    /// What `ChangePassword` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The old password.
      public var old: SecretText
      /// The new one.
      public var new: SecretText
      /// The new one as typed the second time.
      public var repeated: SecretText
      /// A code of the person's own code device.
      public var code: SecretText?
      /// Without a code, the approval of this change, once the person gave it.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(
        user: String, old: SecretText, new: SecretText, repeated: SecretText, code: SecretText? = nil,
        approval: String? = nil, binding: String? = nil
      ) {
        self.user = user
        self.old = old
        self.new = new
        self.repeated = repeated
        self.code = code
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        old = try fields.required(.old)
        new = try fields.required(.new)
        repeated = try fields.required(.repeated)
        code = try fields.optional(.code)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(old, .old)
        try fields.write(new, .new)
        try fields.write(repeated, .repeated)
        try fields.write(code, .code)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}

extension IdentityInterface {
  /// Name a user's authenticators.
  public enum Authenticators {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Authenticators")

    /// What `Authenticators` takes.
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

    /// What `Authenticators` answers.
    public struct Reply: WireStructure {
      /// They, if any.
      public var authenticators: [Authenticator]

      /// Of its fields.
      public init(authenticators: [Authenticator]) {
        self.authenticators = authenticators
      }

      public init(from fields: FieldReader) throws {
        authenticators = try fields.required(.authenticators)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticators, .authenticators)
      }
    }
  }
}
