// SPDX-License-Identifier: GPL-3.0-or-later

/// The log of everything that changed.
extension ApprovalCore {
  /// Rows after `sequence`, in order, at most `limit`.
  public func auditEntries(after sequence: Int64, limit: Int) throws(CoreError) -> [AuditEntry] {
    try read { store throws(StoreError) in try store.auditEntries(after: sequence, limit: limit) }
  }

  /// Walks the whole log, page by page, and holds it to what is known of it outside of the store: the first fault, or how
  /// many rows hold. Between two pages the core is free for others, and rows that come meanwhile are walked too.
  ///
  /// - Returns: `nil` where the caller's task was cancelled on the way.
  public func verifyAudit() async throws(CoreError) -> (rows: Int64, fault: AuditFault?)? {
    var walk = AuditWalk(try anchor())
    while !Task.isCancelled {
      let page = try auditEntries(after: walk.rows, limit: limits.auditPage)
      if let fault = walk.fault(in: page) { return (walk.rows, fault) }
      if page.isEmpty { return (walk.rows, try faultAtEnd(of: walk)) }
      await Task.yield()
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
