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
