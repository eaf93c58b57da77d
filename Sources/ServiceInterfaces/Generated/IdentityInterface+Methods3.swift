// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

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

extension IdentityInterface {
  /// Order a code device. Ordering again makes another in the place of the one that is ordered.
  public enum OrderCodeDevice {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.OrderCodeDevice")

    /// What `OrderCodeDevice` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The kind.
      public var kind: CodeDeviceKind
      /// What moves its codes on: the time without it, and of a code reader always.
      public var movingFactor: MovingFactor?
      /// The device that is deleted when this one is activated.
      public var replaces: String?
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(
        user: String, kind: CodeDeviceKind, movingFactor: MovingFactor? = nil, replaces: String? = nil,
        approval: String? = nil, binding: String? = nil
      ) {
        self.user = user
        self.kind = kind
        self.movingFactor = movingFactor
        self.replaces = replaces
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        kind = try fields.required(.kind)
        movingFactor = try fields.optional(.movingFactor)
        replaces = try fields.optional(.replaces)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(kind, .kind)
        try fields.write(movingFactor, .movingFactor)
        try fields.write(replaces, .replaces)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }

    /// What `OrderCodeDevice` answers.
    public struct Reply: WireStructure {
      /// Its number.
      public var authenticator: String
      /// What stands on it.
      public var serial: String
      /// The key that goes into the device, in base 32: a secret.
      public var seed: SecretText

      /// Of its fields.
      public init(authenticator: String, serial: String, seed: SecretText) {
        self.authenticator = authenticator
        self.serial = serial
        self.seed = seed
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
        serial = try fields.required(.serial)
        seed = try fields.required(.seed)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
        try fields.write(serial, .serial)
        try fields.write(seed, .seed)
      }
    }
  }
}

extension IdentityInterface {
  /// Activate an ordered code device. The password is the one that the user has; who has none yet chooses it here.
  public enum ActivateCodeDevice {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.ActivateCodeDevice")

    /// What `ActivateCodeDevice` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// What stands on the device.
      public var serial: String
      /// The password.
      public var password: SecretText
      /// The password as typed the second time.
      public var repeated: SecretText
      /// One code from the device.
      public var code: SecretText
      /// The PIN for its keypad, where it has one.
      public var pin: SecretText?
      /// Of a code reader that is a program of its own, the Ed25519 public key that it made for itself and signs its answers
      /// with, 32 bytes in base64url without padding; without it, it answers nothing over the wire.
      public var deviceKey: String?

      /// Of its fields; nil leaves one out.
      public init(
        user: String, serial: String, password: SecretText, repeated: SecretText, code: SecretText,
        pin: SecretText? = nil, deviceKey: String? = nil
      ) {
        self.user = user
        self.serial = serial
        self.password = password
        self.repeated = repeated
        self.code = code
        self.pin = pin
        self.deviceKey = deviceKey
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        serial = try fields.required(.serial)
        password = try fields.required(.password)
        repeated = try fields.required(.repeated)
        code = try fields.required(.code)
        pin = try fields.optional(.pin)
        deviceKey = try fields.optional(.deviceKey)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(serial, .serial)
        try fields.write(password, .password)
        try fields.write(repeated, .repeated)
        try fields.write(code, .code)
        try fields.write(pin, .pin)
        try fields.write(deviceKey, .deviceKey)
      }
    }

    /// What `ActivateCodeDevice` answers.
    public struct Reply: WireStructure {
      /// Its number.
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

extension IdentityInterface {
  /// Find a display that counts its codes again, by two codes in a row.
  public enum Resynchronise {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.Resynchronise")

    /// What `Resynchronise` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The display.
      public var authenticator: String
      /// A code.
      public var first: SecretText
      /// The code after it.
      public var second: SecretText

      /// Of its fields.
      public init(user: String, authenticator: String, first: SecretText, second: SecretText) {
        self.user = user
        self.authenticator = authenticator
        self.first = first
        self.second = second
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        authenticator = try fields.required(.authenticator)
        first = try fields.required(.first)
        second = try fields.required(.second)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(authenticator, .authenticator)
        try fields.write(first, .first)
        try fields.write(second, .second)
      }
    }
  }
}

extension IdentityInterface {
  /// Put a new PIN in the place of the old one.
  public enum ChangePIN {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.ChangePIN")

    /// What `ChangePIN` takes.
    public struct Parameters: WireStructure {
      /// The authenticator.
      public var authenticator: String
      /// The old PIN.
      public var old: SecretText
      /// The new one.
      public var new: SecretText
      /// The new one as typed the second time.
      public var repeated: SecretText
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(
        authenticator: String, old: SecretText, new: SecretText, repeated: SecretText,
        approval: String? = nil, binding: String? = nil
      ) {
        self.authenticator = authenticator
        self.old = old
        self.new = new
        self.repeated = repeated
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
        old = try fields.required(.old)
        new = try fields.required(.new)
        repeated = try fields.required(.repeated)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
        try fields.write(old, .old)
        try fields.write(new, .new)
        try fields.write(repeated, .repeated)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}
