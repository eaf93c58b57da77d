// SPDX-License-Identifier: GPL-3.0-or-later

/// The log of everything that changed.
extension IdentityProvider {
  /// Rows after `sequence`, in order, at most `limit`.
  public func auditEntries(after sequence: Int64, limit: Int) throws(CoreError) -> [AuditEntry] {
    try read { store throws(StoreError) in try store.auditEntries(after: sequence, limit: limit) }
  }

  /// Walks the whole log, page by page, and holds it to what is known of it outside of the store: the first fault, or how
  /// many rows hold. A page is read by the core and verified apart from it (`BackgroundWork`): meanwhile the core is free
  /// for others, and rows that come are walked too.
  ///
  /// - Returns: `nil` where the caller's task was cancelled on the way.
  public func verifyAudit() async throws(CoreError) -> (rows: Int64, fault: AuditFault?)? {
    var walk = AuditWalk(try anchor())
    while !Task.isCancelled {
      let page = try auditEntries(after: walk.rows, limit: limits.auditPage)
      if page.isEmpty { return (walk.rows, try faultAtEnd(of: walk)) }
      let (walked, fault) = await backgroundWork.value { [walk] in walk.walked(along: page) }
      walk = walked
      if let fault { return (walk.rows, fault) }
    }
    return nil
  }

  /// Says in the log that root takes the state as it is, though it had gone back.
  public func acceptState() throws(CoreError) {
    try keep([], [AuditEvent(Self.acceptance, subject: "")])
  }

  static let acceptance = "state.accepted"

  // MARK: -

  private func anchor() throws(CoreError) -> AuditAnchor? {
    try read { store throws(StoreError) in try store.auditAnchor() }
  }

  private func faultAtEnd(of walk: AuditWalk) throws(CoreError) -> AuditFault? {
    let length = try read { store throws(StoreError) in try store.auditLength() }
    let known = try anchor()?.head?.sequence ?? 0
    guard length == walk.rows, known <= walk.rows else {
      return AuditFault(kind: .truncated, sequence: walk.rows + 1)
    }
    return nil
  }
}

/// The first place where the audit log does not hold.
public struct AuditFault: Hashable, Sendable, CustomStringConvertible {
  /// How a log may fail to hold.
  public enum Kind: Hashable, Sendable {
    /// The row's own hash is not the one its fields make.
    case edited
    /// The row, or rows from it on, are missing.
    case missing
    /// The row does not follow the one before it.
    case unchained
    /// The log ends before this row, which was written.
    case truncated
    /// The chain holds, and is not the one that was written: some row from `sequence` to this one is the first that differs.
    case rewritten(upTo: Int64)
  }

  /// What is wrong.
  public let kind: Kind
  /// The row at fault.
  public let sequence: Int64

  /// For the terminal.
  public var description: String {
    switch kind {
    case .edited: "row \(sequence) was edited"
    case .missing: "row \(sequence) is missing"
    case .unchained: "row \(sequence) does not follow the row before it"
    case .rewritten(let last):
      "the rows from one between \(sequence) and \(last) on are not those that were written"
    case .truncated: "the log ends before row \(sequence), which was written"
    }
  }
}

/// A walk along the log, from its first row on: each row is held to the one before it, and to what is known outside.
struct AuditWalk: Sendable {
  private var last: AuditEntry?
  private let anchor: AuditAnchor
  private var known: ArraySlice<AuditAnchor.Row>

  init(_ anchor: AuditAnchor?) {
    self.anchor = anchor ?? AuditAnchor()
    known = self.anchor.rows[...]
  }

  /// How many rows hold.
  var rows: Int64 { last?.sequence ?? 0 }

  /// Goes on along the rows that come next: the walk up to their end, or up to the first fault among them.
  func walked(along page: [AuditEntry]) -> (walk: AuditWalk, fault: AuditFault?) {
    var walk = self
    let fault = walk.fault(in: page)
    return (walk, fault)
  }

  mutating func fault(in page: [AuditEntry]) -> AuditFault? {
    for entry in page {
      if let fault = AuditFault(in: entry, after: last) ?? difference(of: entry) { return fault }
      last = entry
    }
    return nil
  }

  /// Where a row is not the one that was written in its place, its hash tells that some row before it may be another, too.
  private mutating func difference(of entry: AuditEntry) -> AuditFault? {
    guard let row = known.first, row.sequence <= entry.sequence else { return nil }
    known = known.dropFirst()
    guard row.sequence == entry.sequence, row.hash != entry.hash else { return nil }
    let whole = anchor.row(before: row.sequence)?.sequence ?? 0
    return AuditFault(kind: .rewritten(upTo: row.sequence), sequence: whole + 1)
  }
}

extension AuditFault {
  /// What is wrong with a row that was read after another; `nil` when it follows.
  fileprivate init?(in entry: AuditEntry, after last: AuditEntry?) {
    let expected = (last?.sequence ?? 0) + 1
    if entry.sequence != expected {
      self.init(kind: .missing, sequence: expected)
    } else if !entry.isWhole {
      self.init(kind: .edited, sequence: expected)
    } else if entry.previousHash != last?.hash ?? AuditEntry.origin {
      self.init(kind: .unchained, sequence: expected)
    } else {
      return nil
    }
  }
}
