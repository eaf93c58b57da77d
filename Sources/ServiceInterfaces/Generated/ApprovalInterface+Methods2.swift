// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Approval.varlink, then swift run InterfaceGenerator.
public import Varlink

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
