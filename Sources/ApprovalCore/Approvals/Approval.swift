// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// One approval, from the request to the decision: a value that events change and that performs nothing.
///
/// 1. An event that no rule names changes nothing and approves nothing.
/// 2. A living approval past its expiry, with no sentence of it being spoken, expires before any event counts.
/// 3. A state that does not live never changes again.
public struct Approval: Sendable {
  /// What it is called.
  public let id: ApprovalID
  /// Who is asked.
  public let user: UserID
  /// Where it is answered: until it is opened, another of the user's may take it up.
  public internal(set) var authenticator: AuthenticatorID
  /// How it is bound to the session.
  public let binding: Binding
  /// What the person is asked to approve.
  public let text: TransactionText
  /// SHA-256 of the text, 32 bytes.
  public let textDigest: [UInt8]
  /// When it was asked for.
  public let requestedAt: Instant
  /// Whether the same text came from the same service a moment ago.
  public let isRepeat: Bool
  /// The code the service shows, where its binding has one.
  public let oneTimeCode: Secret?
  /// 32 random bytes that only the session knows: what a QR code or a hand-over carries, and what a chip signs.
  public let sessionToken: Secret?
  /// The counter that the reader's bound code is made with, where its binding has one.
  public let codeCounter: UInt64?
  /// The system account that asked, which alone is told how it goes; `nil` where none of this machine did.
  public let asker: UInt32?
  /// Whether the one who asked is a program of the machine that no service vouches for: its name is its own word.
  public let isFromProgram: Bool

  /// Where the request comes from, by the word of the service.
  public let origin: RequestOrigin?
  /// Whether the service has the person asked whether somebody is telephoning them about it.
  public let asksAboutCalls: Bool

  /// How far it has come.
  public internal(set) var state: ApprovalState
  /// When it expires, unless a sentence of it is being spoken.
  public internal(set) var expiresAt: Instant
  /// How many wrong codes until it ends.
  public internal(set) var codeTriesLeft: Int
  /// How often the user may still have more time.
  public internal(set) var extensionsLeft: Int
  /// Why it was rejected; `nil` while the person may still say it, and where the reader went away before they did.
  public internal(set) var reason: RejectionReason?
  /// Whose word it is that the text was presented; `nil` before it was.
  public internal(set) var hearing: Hearing?
  /// When it ended, however it did.
  public internal(set) var decidedAt: Instant?
  /// The signed evidence of the decision, a compact JWS, once there is one.
  public internal(set) var receipt: String?
  /// Whether the change that was approved has been made: it is made once.
  public internal(set) var isSpent: Bool
  /// Whether it was rejected just now, and the person may still say why; kept in memory only.
  public internal(set) var awaitsReason = false
  /// Since when a sentence of this approval is being spoken; kept in memory only.
  var heldSince: Instant?
  let longestHold: Duration

  /// An approval as it is kept.
  public init(
    id: ApprovalID, user: UserID, authenticator: AuthenticatorID, binding: Binding, text: TransactionText,
    textDigest: [UInt8], requestedAt: Instant, isRepeat: Bool, oneTimeCode: Secret?, codeCounter: UInt64?,
    state: ApprovalState, expiresAt: Instant, codeTriesLeft: Int, extensionsLeft: Int,
    reason: RejectionReason? = nil, decidedAt: Instant? = nil, receipt: String? = nil,
    sessionToken: Secret? = nil, asker: UInt32? = nil, isFromProgram: Bool = false, isSpent: Bool = false,
    hearing: Hearing? = nil, origin: RequestOrigin? = nil, asksAboutCalls: Bool = false,
    longestHold: Duration = Limits().longestHold
  ) {
    self.id = id
    self.user = user
    self.authenticator = authenticator
    self.binding = binding
    self.text = text
    self.textDigest = textDigest
    self.requestedAt = requestedAt
    self.isRepeat = isRepeat
    self.oneTimeCode = oneTimeCode
    self.sessionToken = sessionToken
    self.codeCounter = codeCounter
    self.asker = asker
    self.isFromProgram = isFromProgram
    self.origin = origin
    self.asksAboutCalls = asksAboutCalls
    self.isSpent = isSpent
    self.state = state
    self.expiresAt = expiresAt
    self.codeTriesLeft = codeTriesLeft
    self.extensionsLeft = extensionsLeft
    self.reason = reason
    self.hearing = hearing
    self.decidedAt = decidedAt
    self.receipt = receipt
    self.longestHold = longestHold
  }
}

/// How far an approval has come.
public enum ApprovalState: String, CaseIterable, Sendable {
  /// The living states, in the order they are reached.
  case requested, opened, bound, heard
  /// The states that an approval ends in.
  case approved, rejected, expired, cancelled, failed

  /// Whether it still waits for something; a state that does not live never changes again.
  public var isLiving: Bool {
    switch self {
    case .requested, .opened, .bound, .heard: true
    case .approved, .rejected, .expired, .cancelled, .failed: false
    }
  }
}

/// Why a person rejected.
public enum RejectionReason: String, CaseIterable, Sendable {
  /// It was the person, who does not want it after all.
  case changedMind
  /// Somebody else started it: the service is frozen for this user.
  case notMe
}

/// The name of one approval: 128 random bits in 32 hexadecimal digits.
public struct ApprovalID: Hashable, Sendable, CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  public let text: String

  /// Takes what a peer sent; `nil` when it is not 32 lower-case hexadecimal digits.
  public init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy(Self.isHexadecimal) else { return nil }
    self.text = text
  }

  static func random() throws(CoreError) -> ApprovalID {
    do {
      return ApprovalID(bytes: try Random.bytes(16))
    } catch {
      throw .cryptography(error)
    }
  }

  private init(bytes: [UInt8]) {
    text = Hexadecimal.encode(bytes)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// The digits.
  public var description: String { text }
}
