// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// The core's log outside of its database.
extension CoreDatabase {
  public func auditAnchor() throws(StoreError) -> AuditAnchor? { keeper.anchor.log }

  /// Ends an acceptance: the last row bears its mark again, and the anchor begins anew with it.
  public func finishAcceptance() throws(StoreError) {
    let generation = try use { (database) throws(StorageError) in
      try database.transaction(.durable) { () throws(StorageError) in
        try AuditTable.accept(in: database)
        try database.keepIsAnchored()
      }
      return database.bound.generation
    }
    keeper.note(try lastAuditEntry().map { AuditAnchor.Row($0) }, generation: generation)
  }
}
