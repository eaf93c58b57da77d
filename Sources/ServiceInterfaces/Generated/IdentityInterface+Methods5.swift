// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Activate an app whose temporary PIN was right.
  public enum ActivateApp {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.ActivateApp")

    /// What `ActivateApp` takes.
    public struct Parameters: WireStructure {
      /// The app.
      public var authenticator: String
      /// The personal PIN.
      public var pin: SecretText
      /// The PIN as typed the second time.
      public var repeated: SecretText
      /// Whether finger or face may stand for the PIN.
      public var biometrics: Bool
      /// Whether the app may call for attention.
      public var notifications: Bool
      /// The Ed25519 public key that the app made for itself and signs its answers with, 32 bytes in base64url without padding.
      public var deviceKey: String
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(
        authenticator: String, pin: SecretText, repeated: SecretText, biometrics: Bool, notifications: Bool,
        deviceKey: String, approval: String? = nil, binding: String? = nil
      ) {
        self.authenticator = authenticator
        self.pin = pin
        self.repeated = repeated
        self.biometrics = biometrics
        self.notifications = notifications
        self.deviceKey = deviceKey
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
        pin = try fields.required(.pin)
        repeated = try fields.required(.repeated)
        biometrics = try fields.required(.biometrics)
        notifications = try fields.required(.notifications)
        deviceKey = try fields.required(.deviceKey)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
        try fields.write(pin, .pin)
        try fields.write(repeated, .repeated)
        try fields.write(biometrics, .biometrics)
        try fields.write(notifications, .notifications)
        try fields.write(deviceKey, .deviceKey)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }

    /// What `ActivateApp` answers.
    public struct Reply: WireStructure {
      /// The key that the device makes its biometric proofs with, in base 32, given this once: a secret.
      public var key: SecretText

      /// Of its fields.
      public init(key: SecretText) {
        self.key = key
      }

      public init(from fields: FieldReader) throws {
        key = try fields.required(.key)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(key, .key)
      }
    }
  }
}

extension IdentityInterface {
  /// Choose anew what an app may do.
  public enum ChooseOnApp {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.ChooseOnApp")

    /// What `ChooseOnApp` takes.
    public struct Parameters: WireStructure {
      /// The app.
      public var authenticator: String
      /// Whether finger or face may stand for the PIN.
      public var biometrics: Bool
      /// Whether the app may call for attention.
      public var notifications: Bool
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(
        authenticator: String, biometrics: Bool, notifications: Bool, approval: String? = nil,
        binding: String? = nil
      ) {
        self.authenticator = authenticator
        self.biometrics = biometrics
        self.notifications = notifications
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
        biometrics = try fields.required(.biometrics)
        notifications = try fields.required(.notifications)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
        try fields.write(biometrics, .biometrics)
        try fields.write(notifications, .notifications)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }
  }
}

extension IdentityInterface {
  /// Show the code on an active app that copies it to another device: valid for three minutes.
  public enum ShowCopyCode {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.ShowCopyCode")

    /// What `ShowCopyCode` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The app.
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

    /// What `ShowCopyCode` answers.
    public struct Reply: WireStructure {
      /// The code as it is typed.
      public var code: SecretText
      /// When it is valid no more, RFC 3339 in UTC.
      public var expiresAt: String

      /// Of its fields.
      public init(code: SecretText, expiresAt: String) {
        self.code = code
        self.expiresAt = expiresAt
      }

      public init(from fields: FieldReader) throws {
        code = try fields.required(.code)
        expiresAt = try fields.required(.expiresAt)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(code, .code)
        try fields.write(expiresAt, .expiresAt)
      }
    }
  }
}

extension IdentityInterface {
  /// Begin the activation of an app on another device, by the code that the old one shows.
  public enum CopyApp {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.CopyApp")

    /// What `CopyApp` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The code.
      public var code: SecretText

      /// Of its fields.
      public init(user: String, code: SecretText) {
        self.user = user
        self.code = code
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        code = try fields.required(.code)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(code, .code)
      }
    }

    /// What `CopyApp` answers.
    public struct Reply: WireStructure {
      /// The new app's number.
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
  /// Give the request that waits for a user, or another of theirs that is named, though it be over.
  public enum PendingApproval {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.PendingApproval")

    /// What `PendingApproval` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// Which one; without it the one that waits.
      public var approvalID: String?

      /// Of its fields; nil leaves one out.
      public init(user: String, approvalID: String? = nil) {
        self.user = user
        self.approvalID = approvalID
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        approvalID = try fields.optional(.approvalID)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(approvalID, .approvalID)
      }
    }

    /// What `PendingApproval` answers.
    public struct Reply: WireStructure {
      /// The request, if there is one.
      public var approval: Pending?

      /// Of its fields; nil leaves one out.
      public init(approval: Pending? = nil) {
        self.approval = approval
      }

      public init(from fields: FieldReader) throws {
        approval = try fields.optional(.approval)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approval, .approval)
      }
    }
  }
}

extension IdentityInterface {
  /// Open a request with the PIN of an app, or with its biometrics.
  ///
  /// This and the methods that follow, and Freeze, take the signature of the device that answers, in base64url without padding:
  /// Ed25519, by the key that it registered when it was activated, over four lines in ASCII, each ended by a line feed:
  /// kodeoplaeser-answer-1; the approval; the text's SHA-256 as 64 lower-case hexadecimal digits; and the act, which is open,
  /// bind, heard, approve, reject changedMind, reject notMe, extend or freeze. A device makes the digest from the text that it
  /// presents. Without that signature everybody is refused, root too, and nothing is counted; so nobody but the reader's own
  /// dialogue answers what the reader got.
  public enum OpenApproval {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.OpenApproval")

    /// What `OpenApproval` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The authenticator.
      public var authenticator: String
      /// Its signature. The PIN is looked at only once that held.
      public var signature: String
      /// The PIN; without it there must be a proof.
      public var pin: SecretText?
      /// HMAC-SHA-256 under the app's key over kodeoplaeser-biometrics-1, a NUL and the approval's name, 64 hexadecimal
      /// digits: what the app gives once its device knows its user by finger or face.
      public var biometricProof: String?

      /// Of its fields; nil leaves one out.
      public init(
        approvalID: String, authenticator: String, signature: String, pin: SecretText? = nil,
        biometricProof: String? = nil
      ) {
        self.approvalID = approvalID
        self.authenticator = authenticator
        self.signature = signature
        self.pin = pin
        self.biometricProof = biometricProof
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        authenticator = try fields.required(.authenticator)
        signature = try fields.required(.signature)
        pin = try fields.optional(.pin)
        biometricProof = try fields.optional(.biometricProof)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(authenticator, .authenticator)
        try fields.write(signature, .signature)
        try fields.write(pin, .pin)
        try fields.write(biometricProof, .biometricProof)
      }
    }
  }
}
