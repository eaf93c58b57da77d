// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// `dk.kodeoplaeser.Approval`: for services that ask a user to approve something.
public enum ApprovalInterface {
  public static let request = VarlinkSignature<Request, Requested>("dk.kodeoplaeser.Approval.Request")
  public static let watch = VarlinkSignature<Watched, Progress>("dk.kodeoplaeser.Approval.Watch")
  public static let present = VarlinkSignature<Watched, Nothing>("dk.kodeoplaeser.Approval.Present")
  public static let submitCode = VarlinkSignature<SubmittedCode, Nothing>(
    "dk.kodeoplaeser.Approval.SubmitCode")
  public static let submitSignature = VarlinkSignature<SubmittedSignature, Nothing>(
    "dk.kodeoplaeser.Approval.SubmitSignature")
  public static let cancel = VarlinkSignature<Watched, Nothing>("dk.kodeoplaeser.Approval.Cancel")
  public static let verifyReceipt = VarlinkSignature<ReceiptText, ReceiptCheck>(
    "dk.kodeoplaeser.Approval.VerifyReceipt")
  public static let receiptKey = VarlinkSignature<Nothing, ReceiptKey>("dk.kodeoplaeser.Approval.ReceiptKey")

  /// What the user is asked to do.
  public enum Action: String, Codable, CaseIterable, Hashable, Sendable {
    case logOn, approve, confirm, accept, sign
  }

  /// How the person who approves shows that they see the session being approved.
  public enum Binding: String, Codable, CaseIterable, Hashable, Sendable {
    case oneTimeCode, spokenCode, qr, sameDevice, shownCode, chip
  }

  /// How sure a service wants to be of who approved.
  public enum Assurance: String, Codable, CaseIterable, Hashable, Sendable {
    case low, substantial, high
  }

  /// Where an approval stands.
  public enum State: String, Codable, CaseIterable, Hashable, Sendable {
    case requested, opened, bound, heard, approved, rejected, expired, cancelled, failed

    /// Whether nothing can follow.
    public var isLast: Bool {
      switch self {
      case .requested, .opened, .bound, .heard: false
      case .approved, .rejected, .expired, .cancelled, .failed: true
      }
    }
  }

  public struct Request: Codable, Hashable, Sendable {
    public var user: String
    public var service: String
    public var action: Action
    public var text: String
    public var amount: String?
    public var currency: String?
    public var payee: String?
    public var toAccount: String?
    public var command: String?
    public var language: String?
    public var binding: Binding?
    public var assurance: Assurance?
    public var lifetimeSeconds: Int?

    public init(user: String, service: String, action: Action, text: String) {
      self.user = user
      self.service = service
      self.action = action
      self.text = text
    }
  }

  public struct Requested: Codable, Hashable, Sendable {
    public var approvalID: String
    public var oneTimeCode: SecretText?
    public var link: SecretText?
    public var challenge: String?
    public var allowsPressing: Bool?
    public var expiresAt: String

    public init(
      approvalID: String, oneTimeCode: SecretText?, link: SecretText? = nil, challenge: String? = nil,
      expiresAt: String
    ) {
      self.approvalID = approvalID
      self.oneTimeCode = oneTimeCode
      self.link = link
      self.challenge = challenge
      self.expiresAt = expiresAt
    }
  }

  /// Which approval is meant.
  public struct Watched: Codable, Hashable, Sendable {
    public var approvalID: String

    public init(approvalID: String) { self.approvalID = approvalID }
  }

  public struct Progress: Codable, Hashable, Sendable {
    public var state: State
    public var receipt: String?
    public var reason: String?

    public init(state: State, receipt: String? = nil, reason: String? = nil) {
      self.state = state
      self.receipt = receipt
      self.reason = reason
    }
  }

  public struct SubmittedCode: Codable, Hashable, Sendable {
    public var approvalID: String
    public var code: SecretText
    public var password: SecretText

    public init(approvalID: String, code: SecretText, password: SecretText) {
      self.approvalID = approvalID
      self.code = code
      self.password = password
    }
  }

  public struct SubmittedSignature: Codable, Hashable, Sendable {
    public var approvalID: String
    public var signature: String
    public var password: SecretText

    public init(approvalID: String, signature: String, password: SecretText) {
      self.approvalID = approvalID
      self.signature = signature
      self.password = password
    }
  }

  public struct ReceiptText: Codable, Hashable, Sendable {
    public var receipt: String

    public init(receipt: String) { self.receipt = receipt }
  }

  public struct ReceiptCheck: Codable, Hashable, Sendable {
    public var isValid: Bool
    public var approvalID: String?
    public var user: String?
    public var service: String?
    public var decision: String?
    public var decidedAt: String?
    public var heardHow: String?
    public var heardBy: String?
    public var heardByKind: String?

    public init(
      isValid: Bool, approvalID: String? = nil, user: String? = nil, service: String? = nil,
      decision: String? = nil,
      decidedAt: String? = nil, heardHow: String? = nil, heardBy: String? = nil, heardByKind: String? = nil
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
  }
}

extension ApprovalInterface {
  /// What receipts are verified with.
  public struct ReceiptKey: Codable, Hashable, Sendable {
    public var kid: String
    public var publicKey: String
    public var algorithm: String

    public init(kid: String, publicKey: String, algorithm: String) {
      self.kid = kid
      self.publicKey = publicKey
      self.algorithm = algorithm
    }
  }
}

// The errors, as a handler throws them.
extension ApprovalInterface {
  private static let prefix = "dk.kodeoplaeser.Approval."

  /// No, and the service learns no more.
  public static let refused = VarlinkReplyError(prefix + "Refused")

  public static func invalidText(field: String, reason: String) -> VarlinkReplyError {
    VarlinkReplyError(prefix + "InvalidText", ["field": .string(field), "reason": .string(reason)])
  }

  public static let noSuchApproval = VarlinkReplyError(prefix + "NoSuchApproval")
}
