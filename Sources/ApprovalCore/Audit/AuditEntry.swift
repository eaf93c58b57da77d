// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// One row of the append-only audit log, chained by hash to the one before.
public struct AuditEntry: Hashable, Sendable {
  /// 1 for the first row, one more for each after it.
  public let sequence: Int64
  /// When it was kept.
  public let at: Instant
  /// What happened, as a dotted name: `approval.approved`.
  public let event: String
  /// Whose doing it was; empty where nobody's.
  public let user: String
  /// What it happened to: an approval's or an authenticator's ID, a service's name. Never a secret.
  public let subject: String
  /// The hash of the row before it.
  public let previousHash: [UInt8]
  /// SHA-256 over the fields above in canonical form, 32 bytes.
  public let hash: [UInt8]

  /// A row as it is kept.
  public init(
    sequence: Int64, at: Instant, event: String, user: String, subject: String, previousHash: [UInt8],
    hash: [UInt8]
  ) {
    self.sequence = sequence
    self.at = at
    self.event = event
    self.user = user
    self.subject = subject
    self.previousHash = previousHash
    self.hash = hash
  }

  /// The row that follows `previous` and says what happened.
  package init(after previous: AuditEntry?, at: Instant, event: String, user: String, subject: String) {
    let sequence = (previous?.sequence ?? 0) + 1
    let previousHash = previous?.hash ?? Self.origin
    self.init(
      sequence: sequence, at: at, event: event, user: user, subject: subject, previousHash: previousHash,
      hash: Self.hash(
        sequence: sequence, at: at, event: event, user: user, subject: subject, previousHash: previousHash))
  }

  /// What the first row is chained to.
  static let origin = [UInt8](repeating: 0, count: 32)

  /// Whether its own hash is the one its fields make.
  var isWhole: Bool {
    hash
      == Self.hash(
        sequence: sequence, at: at, event: event, user: user, subject: subject, previousHash: previousHash)
  }

  private static func hash(
    sequence: Int64, at: Instant, event: String, user: String, subject: String, previousHash: [UInt8]
  ) -> [UInt8] {
    var bytes = previousHash + sequence.bigEndianBytes + at.milliseconds.bigEndianBytes
    for field in [event, user, subject] {
      bytes += Int64(field.utf8.count).bigEndianBytes + Array(field.utf8)
    }
    return Digest.sha256(bytes)
  }
}

extension Int64 {
  fileprivate var bigEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) }
  }
}

/// What an audit row tells, before it has its place in the chain.
struct AuditEvent {
  let name: String
  let user: String
  let subject: String

  init(_ name: String, user: UserID, subject: String) {
    self.name = name
    self.user = user.canonical
    self.subject = subject
  }

  /// An event that is no user's.
  init(_ name: String, subject: String) {
    self.name = name
    user = ""
    self.subject = subject
  }

  /// What was done to the account that asked for an approval.
  init(_ name: String, of approval: Approval) {
    self.init(name, user: approval.user, subject: approval.asker.map { String($0) } ?? "")
  }

  /// The row for what an approval went through; `nil` where nothing is worth a row.
  init?(_ effect: ApprovalEffect, of approval: Approval) {
    switch effect {
    case .entered(let state):
      self.init("approval.\(state.rawValue)", user: approval.user, subject: approval.id.text)
    case .missed: self.init("approval.wrongCode", user: approval.user, subject: approval.id.text)
    case .explained(let reason):
      self.init("rejection.\(reason.rawValue)", user: approval.user, subject: approval.id.text)
    case .extended: self.init("approval.extended", user: approval.user, subject: approval.id.text)
    case .refuse: return nil
    }
  }
}
