// SPDX-License-Identifier: GPL-3.0-or-later

/// The log of everything that changed.
extension ApprovalCore {
  /// Rows after `sequence`, in order, at most `limit`.
  public func auditEntries(after sequence: Int64, limit: Int) throws(CoreError) -> [AuditEntry] {
    try read { store throws(StoreError) in try store.auditEntries(after: sequence, limit: limit) }
  }

  /// Walks the whole log: the first fault, or how many rows hold.
  public func verifyAudit() throws(CoreError) -> (rows: Int64, fault: AuditFault?) {
    var last: AuditEntry?
    while true {
      let page = try auditEntries(after: last?.sequence ?? 0, limit: 1000)
      for entry in page {
        if let fault = AuditFault(in: entry, after: last) { return (last?.sequence ?? 0, fault) }
        last = entry
      }
      if page.isEmpty { break }
    }
    let rows = last?.sequence ?? 0
    let length = try read { store throws(StoreError) in try store.auditLength() }
    return (rows, length == rows ? nil : AuditFault(kind: .truncated, sequence: rows + 1))
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
