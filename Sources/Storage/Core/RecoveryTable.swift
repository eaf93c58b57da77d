// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Recovery codes and the waits that were begun, one row a user.
enum RecoveryTable {
  static let mark = RowMark(
    table: "recoveries", key: "user",
    columns: ["user", "code", "requested_at", "due_at", "is_announced"])
  private static let select = "SELECT \(mark.selected) FROM recoveries"

  static func recovery(of user: UserID, in database: Database) throws(StorageError) -> Recovery? {
    try database.connection.row(select + " WHERE user = ?", [Value(user)], of: "recoveries") {
      (row) throws(StorageError) in try recovery(from: &row, database.vault)
    }
  }

  /// By the index `recoveries_waiting`, whose condition this is word for word.
  static func waiting(in database: Database) throws(StorageError) -> [Recovery] {
    let sql = select + " WHERE due_at IS NOT NULL AND is_announced = 0 ORDER BY due_at, user"
    return try database.connection.rows(sql, of: "recoveries") {
      (row) throws(StorageError) in try recovery(from: &row, database.vault)
    }
  }

  static func keep(_ recovery: Recovery, in database: Database) throws(StorageError) {
    let values = [
      Value(recovery.user), try database.vault.sealIfAny(recovery.code, place(of: recovery.user)),
      Value(recovery.wait?.requestedAt), Value(recovery.wait?.dueAt),
      Value(recovery.wait?.isAnnounced ?? false),
    ]
    try database.connection.run(
      """
      INSERT INTO recoveries (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (user) DO UPDATE SET code = excluded.code, requested_at = excluded.requested_at,
        due_at = excluded.due_at, is_announced = excluded.is_announced, mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  // MARK: -

  private static func place(of user: UserID) -> Vault.Place {
    Vault.Place(table: "recoveries", column: "code", row: user.canonical)
  }

  private static func recovery(from row: inout Row, _ vault: Vault) throws(StorageError) -> Recovery {
    try mark.checked(&row, vault) { (row) throws(StorageError) in try readRecovery(from: &row, vault) }
  }

  private static func readRecovery(from row: inout Row, _ vault: Vault) throws(StorageError) -> Recovery {
    let user = try row.userID()
    let code = try vault.openIfAny(row.bytesIfAny(), place(of: user))
    let (requestedAt, dueAt) = (row.instantIfAny(), row.instantIfAny())
    let isAnnounced = row.flag()
    guard let requestedAt, let dueAt else { return Recovery(user: user, code: code) }
    return Recovery(
      user: user, code: code,
      wait: Recovery.Wait(requestedAt: requestedAt, dueAt: dueAt, isAnnounced: isAnnounced))
  }
}
