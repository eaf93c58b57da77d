// SPDX-License-Identifier: GPL-3.0-or-later

/// A walk along the log, from its first row on: each row is held to the one before it, and to what is known outside.
struct AuditWalk {
  private var last: AuditEntry?
  private let anchor: AuditAnchor
  private var known: ArraySlice<AuditAnchor.Row>

  init(_ anchor: AuditAnchor?) {
    self.anchor = anchor ?? AuditAnchor()
    known = self.anchor.rows[...]
  }

  /// How many rows hold.
  var rows: Int64 { last?.sequence ?? 0 }

  /// Goes on along the rows that come next; the first fault among them.
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
