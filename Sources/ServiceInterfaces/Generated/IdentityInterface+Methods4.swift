// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Block an authenticator at once; none is needed for it. The device's PIN and the password lift it, at the device.
  public enum Block {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.Block")

    /// What `Block` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The authenticator.
      public var authenticator: String

      /// Of its fields.
      public init(user: String, authenticator: String) {
        self.user = user
        self.authenticator = authenticator
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        authenticator = try fields.required(.authenticator)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(authenticator, .authenticator)
      }
    }
  }
}

extension IdentityInterface {
  /// Delete an authenticator, with its keys.
  public enum Delete {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.Delete")

    /// What `Delete` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The authenticator.
      public var authenticator: String
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(user: String, authenticator: String, approval: String? = nil, binding: String? = nil) {
        self.user = user
        self.authenticator = authenticator
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        authenticator = try fields.required(.authenticator)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(authenticator, .authenticator)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}

extension IdentityInterface {
  /// Order a chip, or take one that is at hand.
  public enum OrderChip {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.OrderChip")

    /// What `OrderChip` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The chip that is deleted when this one is activated.
      public var replaces: String?

      /// Of its fields; nil leaves one out.
      public init(user: String, replaces: String? = nil) {
        self.user = user
        self.replaces = replaces
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        replaces = try fields.optional(.replaces)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(replaces, .replaces)
      }
    }

    /// What `OrderChip` answers.
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
  /// Give what an ordered chip signs to show that it holds its key, as with
  /// ssh-keygen -Y sign -n approval@kodeoplaeser.dk.
  public enum ChipChallenge {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.ChipChallenge")

    /// What `ChipChallenge` takes.
    public struct Parameters: WireStructure {
      /// The chip.
      public var authenticator: String
      /// The public key, as one line of OpenSSH's.
      public var key: String

      /// Of its fields.
      public init(authenticator: String, key: String) {
        self.authenticator = authenticator
        self.key = key
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
        key = try fields.required(.key)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
        try fields.write(key, .key)
      }
    }

    /// What `ChipChallenge` answers.
    public struct Reply: WireStructure {
      /// Three lines to sign, each with its line feed.
      public var challenge: String

      /// Of its fields.
      public init(challenge: String) {
        self.challenge = challenge
      }

      public init(from fields: FieldReader) throws {
        challenge = try fields.required(.challenge)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(challenge, .challenge)
      }
    }
  }
}

extension IdentityInterface {
  /// Activate an ordered chip.
  public enum ActivateChip {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.ActivateChip")

    /// What `ActivateChip` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The chip.
      public var authenticator: String
      /// The public key, as one line of OpenSSH's.
      public var key: String
      /// The signature over the challenge, as ssh-keygen writes it.
      public var signature: String
      /// The password: the one that the user has, or the first.
      public var password: SecretText
      /// The password as typed the second time.
      public var repeated: SecretText
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(
        user: String, authenticator: String, key: String, signature: String, password: SecretText,
        repeated: SecretText, approval: String? = nil, binding: String? = nil
      ) {
        self.user = user
        self.authenticator = authenticator
        self.key = key
        self.signature = signature
        self.password = password
        self.repeated = repeated
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        authenticator = try fields.required(.authenticator)
        key = try fields.required(.key)
        signature = try fields.required(.signature)
        password = try fields.required(.password)
        repeated = try fields.required(.repeated)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(authenticator, .authenticator)
        try fields.write(key, .key)
        try fields.write(signature, .signature)
        try fields.write(password, .password)
        try fields.write(repeated, .repeated)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}

extension IdentityInterface {
  /// Begin the activation of an app, and send its temporary PIN to the user's telephone.
  public enum BeginApp {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.BeginApp")

    /// What `BeginApp` takes.
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

    /// What `BeginApp` answers.
    public struct Reply: WireStructure {
      /// The app's number.
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
  /// Send a new temporary PIN.
  public enum ResendTemporaryPIN {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.ResendTemporaryPIN")

    /// What `ResendTemporaryPIN` takes.
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

extension IdentityInterface {
  /// Take the temporary PIN, once.
  public enum AcceptTemporaryPIN {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.AcceptTemporaryPIN")

    /// What `AcceptTemporaryPIN` takes.
    public struct Parameters: WireStructure {
      /// The app.
      public var authenticator: String
      /// The temporary PIN.
      public var pin: SecretText

      /// Of its fields.
      public init(authenticator: String, pin: SecretText) {
        self.authenticator = authenticator
        self.pin = pin
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
        pin = try fields.required(.pin)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
        try fields.write(pin, .pin)
      }
    }
  }
}
