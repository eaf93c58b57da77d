// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Codes that wait to be given back, one row for a user and purpose.
enum PendingCodeTable {
  static let mark = RowMark(
    table: "pending_codes", key: "user", "purpose",
    columns: ["user", "purpose", "code", "subject", "expires_at", "tries_left"])

  static func code(_ purpose: PendingCode.Purpose, of user: UserID, in database: Database)
    throws(StorageError)
    -> PendingCode?
  {
    let sql = "SELECT \(mark.selected) FROM pending_codes WHERE user = ? AND purpose = ?"
    return try database.connection.row(sql, [Value(user), Value(purpose)], of: "pending_codes") {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { (row) throws(StorageError) in
        row.skip(2)
        return PendingCode(
          purpose: purpose, user: user, code: try database.vault.open(row.bytes(), place(purpose, user)),
          subject: row.text(), expiresAt: row.instant(), triesLeft: row.int())
      }
    }
  }

  static func keep(_ code: PendingCode, in database: Database) throws(StorageError) {
    let values = [
      Value(code.user), Value(code.purpose),
      .bytes(try database.vault.seal(code.code, place(code.purpose, code.user))), Value(code.subject),
      Value(code.expiresAt), Value(code.triesLeft),
    ]
    try database.connection.run(
      """
      INSERT INTO pending_codes (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user, purpose) DO UPDATE SET code = excluded.code, subject = excluded.subject,
        expires_at = excluded.expires_at, tries_left = excluded.tries_left, mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  static func remove(_ purpose: PendingCode.Purpose, of user: UserID, in database: Database)
    throws(StorageError)
  {
    try database.remove(mark, row: [Value(user), Value(purpose)])
  }

  private static func place(_ purpose: PendingCode.Purpose, _ user: UserID) -> Vault.Place {
    Vault.Place(table: "pending_codes", column: "code", row: "\(purpose.rawValue)\0\(user.canonical)")
  }
}
