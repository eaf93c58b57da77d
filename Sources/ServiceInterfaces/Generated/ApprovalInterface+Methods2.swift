// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Approval.varlink, then swift run InterfaceGenerator.
public import Varlink

extension ApprovalInterface {
  /// Submit the chip's signature over the challenge, and the user's password: binding and approval in one.
  public enum SubmitSignature {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Approval.SubmitSignature")

    /// What `SubmitSignature` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The signature, as ssh-keygen writes it.
      public var signature: String
      /// The user's password.
      public var password: SecretText

      /// Of its fields.
      public init(approvalID: String, signature: String, password: SecretText) {
        self.approvalID = approvalID
        self.signature = signature
        self.password = password
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        signature = try fields.required(.signature)
        password = try fields.required(.password)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(signature, .signature)
        try fields.write(password, .password)
      }
    }
  }
}

extension ApprovalInterface {
  /// Take a request back. What is decided stays decided.
  public enum Cancel {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Approval.Cancel")

    /// What `Cancel` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String

      /// Of its fields.
      public init(approvalID: String) {
        self.approvalID = approvalID
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
      }
    }
  }
}

extension ApprovalInterface {
  /// Tell what receipts are verified with, for anyone: whoever gets a receipt need not ask this core about it.
  ///
  /// A receipt is a compact JWS (RFC 7515) with the header parameters alg, kid and typ. Its claims are iss, jti (the approval),
  /// sub (the user), iat, decision, service, action, text_sha256 (base64url), authenticator (its kind), binding, requested_at,
  /// and reason where it was rejected. Once the text was presented, heard_how says whose word that is: played (this core's own
  /// reader reports that the last frame was played), confirmed (the same on an output whose mixer says that nothing is heard; the
  /// person said by a key that they hear it), signed (another device says so under its signature) or shown (the service says so);
  /// and of all but the last, heard_by is that authenticator's number and heard_by_kind its kind.
  public enum ReceiptKey {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Approval.ReceiptKey")

    /// What `ReceiptKey` answers.
    public struct Reply: WireStructure {
      /// What names the key in a receipt's header: its thumbprint (RFC 7638).
      public var kid: String
      /// The Ed25519 public key, 32 bytes in base64url without padding (RFC 8037: the member x of its JWK).
      public var publicKey: String
      /// The algorithm, as the header names it: EdDSA.
      public var algorithm: String

      /// Of its fields.
      public init(kid: String, publicKey: String, algorithm: String) {
        self.kid = kid
        self.publicKey = publicKey
        self.algorithm = algorithm
      }

      public init(from fields: FieldReader) throws {
        kid = try fields.required(.kid)
        publicKey = try fields.required(.publicKey)
        algorithm = try fields.required(.algorithm)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(kid, .kid)
        try fields.write(publicKey, .publicKey)
        try fields.write(algorithm, .algorithm)
      }
    }
  }
}

extension ApprovalInterface {
  /// Check a receipt's signature, and say what it attests.
  public enum VerifyReceipt {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Approval.VerifyReceipt")

    /// What `VerifyReceipt` takes.
    public struct Parameters: WireStructure {
      /// The receipt, a compact JWS.
      public var receipt: String

      /// Of its fields.
      public init(receipt: String) {
        self.receipt = receipt
      }

      public init(from fields: FieldReader) throws {
        receipt = try fields.required(.receipt)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(receipt, .receipt)
      }
    }

    /// What `VerifyReceipt` answers.
    public struct Reply: WireStructure {
      /// Whether this core signed it; nothing else is said unless it did.
      public var isValid: Bool
      /// The approval.
      public var approvalID: String?
      /// The user who decided.
      public var user: String?
      /// The service that asked.
      public var service: String?
      /// The decision: approved or rejected.
      public var decision: String?
      /// When, RFC 3339 in UTC.
      public var decidedAt: String?
      /// Whose word it is that the text was presented to its end, as ReceiptKey explains: played, signed or shown.
      public var heardHow: String?
      /// The number of the authenticator that presented it.
      public var heardBy: String?
      /// The kind of that authenticator.
      public var heardByKind: String?

      /// Of its fields; nil leaves one out.
      public init(
        isValid: Bool, approvalID: String? = nil, user: String? = nil, service: String? = nil,
        decision: String? = nil, decidedAt: String? = nil, heardHow: String? = nil, heardBy: String? = nil,
        heardByKind: String? = nil
      ) {
        self.isValid = isValid
        self.approvalID = approvalID
        self.user = user
        self.service = service
        self.decision = decision
        self.decidedAt = decidedAt
        self.heardHow = heardHow
        self.heardBy = heardBy
        self.heardByKind = heardByKind
      }

      public init(from fields: FieldReader) throws {
        isValid = try fields.required(.isValid)
        approvalID = try fields.optional(.approvalID)
        user = try fields.optional(.user)
        service = try fields.optional(.service)
        decision = try fields.optional(.decision)
        decidedAt = try fields.optional(.decidedAt)
        heardHow = try fields.optional(.heardHow)
        heardBy = try fields.optional(.heardBy)
        heardByKind = try fields.optional(.heardByKind)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(isValid, .isValid)
        try fields.write(approvalID, .approvalID)
        try fields.write(user, .user)
        try fields.write(service, .service)
        try fields.write(decision, .decision)
        try fields.write(decidedAt, .decidedAt)
        try fields.write(heardHow, .heardHow)
        try fields.write(heardBy, .heardBy)
        try fields.write(heardByKind, .heardByKind)
      }
    }
  }
}
