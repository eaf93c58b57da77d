// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Text messages, waiting and handed over, one row each.
enum MessageTable {
  static func waiting(in database: Database) throws(StorageError) -> [OutgoingMessage] {
    let sql = """
      SELECT id, recipient, text, created_at, prepared_at FROM messages
      WHERE handed_over_at IS NULL ORDER BY created_at, number
      """
    return try database.connection.rows(sql, of: "messages") { (row) throws(StorageError) in
      let id = row.text()
      return OutgoingMessage(
        id: id, to: try PhoneNumber(kept: row.text(), in: "messages"),
        text: try database.vault.open(row.bytes(), place(of: id)), createdAt: row.instant(),
        preparedAt: row.instantIfAny())
    }
  }

  static func keep(_ message: OutgoingMessage, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO messages (id, recipient, text, created_at, prepared_at, handed_over_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET recipient = excluded.recipient, text = excluded.text,
        created_at = excluded.created_at, prepared_at = excluded.prepared_at,
        handed_over_at = excluded.handed_over_at
      """,
      [
        Value(message.id), Value(message.to.e164),
        .bytes(try database.vault.seal(message.text, place(of: message.id))), Value(message.createdAt),
        Value(message.preparedAt), Value(message.handedOverAt),
      ])
  }

  private static func place(of id: String) -> Vault.Place {
    Vault.Place(table: "messages", column: "text", row: id)
  }
}

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
