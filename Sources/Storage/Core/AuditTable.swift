// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The rows of the audit log, and its length apart from them.
///
/// The length carries a mark that only who holds the key can make, so rows cut from the end are missed. It is marked,
/// not sealed: it is no secret.
enum AuditTable {
  private static let select = "SELECT sequence, at, event, user, subject, previous_hash, hash FROM audit"

  static func last(in database: Database) throws(StorageError) -> AuditEntry? {
    try database.connection.row(select + " ORDER BY sequence DESC LIMIT 1", of: "audit", entry)
  }

  static func entries(after sequence: Int64, limit: Int, in database: Database) throws(StorageError)
    -> [AuditEntry]
  {
    try database.connection.rows(
      select + " WHERE sequence > ? ORDER BY sequence LIMIT ?", [Value(sequence), Value(max(limit, 0))],
      of: "audit", entry)
  }

  static func length(in database: Database) throws(StorageError) -> Int64 {
    let kept = try database.connection.row("SELECT sequence, mark FROM audit_length", of: "audit_length") {
      (sequence: $0.integer(), mark: $0.bytes())
    }
    guard let kept else { return 0 }
    guard kept.mark == (try mark(kept.sequence, database.vault)) else {
      throw .unreadableRow(table: "audit_length")
    }
    return kept.sequence
  }

  static func append(_ entry: AuditEntry, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO audit (sequence, at, event, user, subject, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        Value(entry.sequence), Value(entry.at), Value(entry.event), Value(entry.user), Value(entry.subject),
        Value(entry.previousHash), Value(entry.hash),
      ])
  }

  static func keepLength(_ sequence: Int64, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO audit_length (one, sequence, mark) VALUES (1, ?, ?)
      ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence, mark = excluded.mark
      """,
      [Value(sequence), .bytes(try mark(sequence, database.vault))])
  }

  // MARK: -

  private static func mark(_ sequence: Int64, _ vault: Vault) throws(StorageError) -> [UInt8] {
    try vault.mark(Array(String(sequence).utf8), for: "audit_length")
  }

  private static func entry(from row: inout Row) -> AuditEntry {
    AuditEntry(
      sequence: row.integer(), at: row.instant(), event: row.text(), user: row.text(), subject: row.text(),
      previousHash: row.bytes(), hash: row.bytes())
  }
}
