// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Begin an enrolment. Who knows its name goes on with it where it stopped.
  public enum BeginEnrolment {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Identity.BeginEnrolment")

    /// What `BeginEnrolment` answers.
    public struct Reply: WireStructure {
      /// The enrolment's name.
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
  }
}

extension IdentityInterface {
  /// Take the passport's machine-readable code.
  public enum EnterPassport {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.EnterPassport")

    /// What `EnterPassport` takes.
    public struct Parameters: WireStructure {
      /// The enrolment.
      public var enrolment: String
      /// The code: two lines of 44 characters.
      public var code: SecretText

      /// Of its fields.
      public init(enrolment: String, code: SecretText) {
        self.enrolment = enrolment
        self.code = code
      }

      public init(from fields: FieldReader) throws {
        enrolment = try fields.required(.enrolment)
        code = try fields.required(.code)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(enrolment, .enrolment)
        try fields.write(code, .code)
      }
    }

    /// What `EnterPassport` answers.
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
  /// Take a step that somebody else checked, now. For root alone: nobody vouches for themselves.
  public enum Attest {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Attest")

    /// What `Attest` takes.
    public struct Parameters: WireStructure {
      /// The enrolment.
      public var enrolment: String
      /// What was checked.
      public var step: Attested
      /// The office, clerk or system that checked.
      public var verifiedBy: String
      /// SHA-256 of what was checked, 64 hexadecimal digits.
      public var evidence: String

      /// Of its fields.
      public init(enrolment: String, step: Attested, verifiedBy: String, evidence: String) {
        self.enrolment = enrolment
        self.step = step
        self.verifiedBy = verifiedBy
        self.evidence = evidence
      }

      public init(from fields: FieldReader) throws {
        enrolment = try fields.required(.enrolment)
        step = try fields.required(.step)
        verifiedBy = try fields.required(.verifiedBy)
        evidence = try fields.required(.evidence)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(enrolment, .enrolment)
        try fields.write(step, .step)
        try fields.write(verifiedBy, .verifiedBy)
        try fields.write(evidence, .evidence)
      }
    }

    /// What `Attest` answers.
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
