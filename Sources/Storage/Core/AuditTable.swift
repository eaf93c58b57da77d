// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The rows of the audit log, the last of which bears a mark.
///
/// Only who holds the key can make the mark of a row's number, and it is taken off when the next row comes: rows cut from
/// the end are missed, for the one that is then last bears none. It is a mark, no seal: the number is no secret.
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
    let last = try database.connection.row(
      "SELECT sequence, mark FROM audit ORDER BY sequence DESC LIMIT 1", of: "audit"
    ) { (sequence: $0.integer(), mark: $0.bytesIfAny()) }
    if let last, let mark = last.mark { return try checked(last.sequence, mark, of: "audit", database.vault) }
    guard let begun = try begun(in: database) else { return 0 }
    // A log of the first versions has its length here; of a later one, the row that bore the mark is gone.
    return begun > 0 ? begun : (last?.sequence ?? 0) + 1
  }

  static func append(_ entry: AuditEntry, in database: Database) throws(StorageError) {
    try database.connection.run(
      "UPDATE audit SET mark = NULL WHERE sequence = ? AND mark IS NOT NULL", [Value(entry.sequence - 1)])
    if database.connection.changedRows == 0 { try begin(in: database) }
    try database.connection.run(
      """
      INSERT INTO audit (sequence, at, event, user, subject, previous_hash, hash, mark)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        Value(entry.sequence), Value(entry.at), Value(entry.event), Value(entry.user), Value(entry.subject),
        Value(entry.previousHash), Value(entry.hash), .bytes(try mark(entry.sequence, database.vault)),
      ])
  }

  // MARK: -

  /// Keeps apart from the rows that there is a log whose last row bears the mark: cut whole, it is missed too.
  private static func begin(in database: Database) throws(StorageError) {
    try database.connection.run(
      "INSERT OR REPLACE INTO audit_length (one, sequence, mark) VALUES (1, 0, ?)",
      [.bytes(try mark(0, database.vault))])
  }

  private static func begun(in database: Database) throws(StorageError) -> Int64? {
    let kept = try database.connection.row("SELECT sequence, mark FROM audit_length", of: "audit_length") {
      (sequence: $0.integer(), mark: $0.bytes())
    }
    guard let kept else { return nil }
    return try checked(kept.sequence, kept.mark, of: "audit_length", database.vault)
  }

  private static func checked(_ sequence: Int64, _ found: [UInt8], of table: String, _ vault: Vault)
    throws(StorageError) -> Int64
  {
    guard found == (try mark(sequence, vault)) else { throw .unreadableRow(table: table) }
    return sequence
  }

  private static func mark(_ sequence: Int64, _ vault: Vault) throws(StorageError) -> [UInt8] {
    try vault.mark(Array(String(sequence).utf8), for: "audit_length")
  }

  private static func entry(from row: inout Row) -> AuditEntry {
    AuditEntry(
      sequence: row.integer(), at: row.instant(), event: row.text(), user: row.text(), subject: row.text(),
      previousHash: row.bytes(), hash: row.bytes())
  }
}
