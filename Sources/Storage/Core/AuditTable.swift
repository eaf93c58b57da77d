// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The rows of the audit log, the last of which bears a mark.
///
/// 1. Only who holds the key can make the mark of a row's number and hash. The hash stands for every row before it, so
///    rows that were edited and chained anew are found as well.
/// 2. The mark is taken off when the next row comes: rows cut from the end are missed, for the one that is then last
///    bears none.
/// 3. A row that comes after one without its mark gets none: what was once broken does not become whole again.
/// 4. The first row comes in the commit that the core's signing key comes in, and before it: where the key is and no row,
///    the log was wiped.
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
      "SELECT sequence, hash, mark FROM audit ORDER BY sequence DESC LIMIT 1", of: "audit"
    ) { (sequence: $0.integer(), hash: $0.bytes(), mark: $0.bytesIfAny()) }
    if let last, let found = last.mark {
      guard found == (try mark(last.sequence, last.hash, in: database)) else {
        throw .unreadableRow(table: "audit")
      }
      return last.sequence
    }
    guard let begun = try begun(in: database) else {
      return try hasSigningKey(database) ? (last?.sequence ?? 0) + 1 : 0
    }
    // A log of the first versions has its length here; of a later one, the row that bore the mark is gone.
    return begun > 0 ? begun : (last?.sequence ?? 0) + 1
  }

  static func append(_ entry: AuditEntry, in database: Database) throws(StorageError) {
    let isFollowing = try takeMark(before: entry, in: database)
    try database.connection.run(
      """
      INSERT INTO audit (sequence, at, event, user, subject, previous_hash, hash, mark)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        Value(entry.sequence), Value(entry.at), Value(entry.event), Value(entry.user), Value(entry.subject),
        Value(entry.previousHash), Value(entry.hash),
        isFollowing ? .bytes(try mark(entry.sequence, entry.hash, in: database)) : .null,
      ])
  }

  /// Gives the last row its mark again, after a log that was cut or is older than it was is accepted as it is.
  static func accept(in database: Database) throws(StorageError) {
    guard let last = try last(in: database) else { return }
    try database.connection.run(
      "UPDATE audit SET mark = ? WHERE sequence = ?",
      [.bytes(try mark(last.sequence, last.hash, in: database)), Value(last.sequence)])
    try begin(in: database)
  }

  // MARK: -

  /// Takes the mark off the row before `entry`; whether it bore its own, or may come without one.
  private static func takeMark(before entry: AuditEntry, in database: Database) throws(StorageError) -> Bool {
    let previous = entry.sequence - 1
    try database.connection.run(
      "UPDATE audit SET mark = NULL WHERE sequence = ? AND mark = ?",
      [Value(previous), .bytes(try mark(previous, entry.previousHash, in: database))])
    if database.connection.changedRows > 0 { return true }
    guard try mayBegin(after: previous, in: database) else { return false }
    try begin(in: database)
    return true
  }

  /// Whether the row after `previous` comes without a mark before it: the first of all, or the first after a log whose length
  /// was kept apart.
  private static func mayBegin(after previous: Int64, in database: Database) throws(StorageError) -> Bool {
    if let begun = try begun(in: database) { return previous > 0 && begun == previous }
    return try previous > 0 ? false : !hasSigningKey(database)
  }

  /// Keeps apart from the rows that there is a log whose last row bears the mark: cut whole, it is missed too.
  private static func begin(in database: Database) throws(StorageError) {
    try database.connection.run(
      "INSERT OR REPLACE INTO audit_length (one, sequence, mark) VALUES (1, 0, ?)",
      [.bytes(try mark(0, [], in: database))])
  }

  private static func hasSigningKey(_ database: Database) throws(StorageError) -> Bool {
    let sql = "SELECT 1 FROM sealed WHERE name = ?"
    return try database.connection.row(sql, [Value(CoreDatabase.signingKeyName)], of: "sealed") { $0.flag() }
      ?? false
  }

  private static func begun(in database: Database) throws(StorageError) -> Int64? {
    let kept = try database.connection.row("SELECT sequence, mark FROM audit_length", of: "audit_length") {
      (sequence: $0.integer(), mark: $0.bytes())
    }
    guard let kept else { return nil }
    guard kept.mark == (try mark(kept.sequence, [], in: database)) else {
      throw .unreadableRow(table: "audit_length")
    }
    return kept.sequence
  }

  /// - Parameter hash: the hash of the row that bears the mark; empty for the length that is kept apart.
  private static func mark(_ sequence: Int64, _ hash: [UInt8], in database: Database) throws(StorageError)
    -> [UInt8]
  {
    let text = Array(String(sequence).utf8) + hash
    if let last = database.lastMark, last.text == text { return last.mark }
    let mark = try database.vault.mark(text, for: hash.isEmpty ? "audit_length" : "audit")
    database.lastMark = (text, mark)
    return mark
  }

  private static func entry(from row: inout Row) -> AuditEntry {
    AuditEntry(
      sequence: row.integer(), at: row.instant(), event: row.text(), user: row.text(), subject: row.text(),
      previousHash: row.bytes(), hash: row.bytes())
  }
}

/// What is remembered of time, in one row.
enum ClockTable {
  static let mark = RowMark(
    table: "clock", key: "one", columns: ["one", "latest", "wall", "uptime", "boot", "ahead_at_boot"])

  static func memory(in database: Database) throws(StorageError) -> ClockMemory? {
    try database.connection.row("SELECT \(mark.selected) FROM clock", of: "clock") {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { row in
        row.skip(1)
        return ClockMemory(
          latest: row.instant(), wall: row.instantIfAny(),
          uptime: row.integerIfAny().map { .milliseconds($0) }, boot: row.textIfAny(),
          aheadAtBoot: .milliseconds(row.integer()))
      }
    }
  }

  static func keep(_ memory: ClockMemory, in database: Database) throws(StorageError) {
    let values = [
      Value(1), Value(memory.latest), Value(memory.wall), Value(memory.uptime?.wholeMilliseconds),
      Value(memory.boot), Value(memory.aheadAtBoot.wholeMilliseconds),
    ]
    try database.connection.run(
      "INSERT OR REPLACE INTO clock (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }
}
