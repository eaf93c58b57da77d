// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLite

/// The mark of a row that gives somebody a right or keeps them from one: over all its columns in their order, by the
/// database's key. Who edits such a row without the key is found out when it is read; who deletes one, or puts an older one
/// back, when the database is opened (`BoundRows`).
///
/// A column that is added to such a table comes in with a migration that marks its rows anew.
struct RowMark {
  let table: String
  /// By which its rows are told apart; they are among the other columns.
  let key: [String]
  /// The columns that the mark is over, in their order.
  let columns: [String]
  /// Which rows bear a mark, as an SQL condition; `nil` where all do.
  let condition: String?
  /// Whether other tables refer to its rows, so that none can go for itself.
  let isReferredTo: Bool

  init(
    table: String, key: String..., columns: [String], where condition: String? = nil,
    isReferredTo: Bool = false
  ) {
    self.table = table
    self.key = key
    self.columns = columns
    self.condition = condition
    self.isReferredTo = isReferredTo
  }

  /// As SELECT names them: the columns, and the mark after them.
  var selected: String { (columns + ["mark"]).joined(separator: ", ") }

  /// The rows that bear a mark, as SQL goes on after the columns.
  var rows: String { "FROM \(table)" + (condition.map { " WHERE \($0)" } ?? "") }

  /// One row by its key, as SQL goes on after the columns.
  var row: String { "FROM \(table) WHERE " + key.map { "\($0) = ?" }.joined(separator: " AND ") }

  /// The mark of a row with these values.
  func mark(of values: some Sequence<Value>, _ vault: Vault) throws(StorageError) -> [UInt8] {
    try vault.mark(values.reduce(into: []) { $0 += $1.markedBytes }, for: table)
  }

  /// Reads a row that was selected as `selected`, if its mark is its own.
  func checked<Record>(
    _ row: inout Row, _ vault: Vault, _ read: (inout Row) throws(StorageError) -> Record
  ) throws(StorageError) -> Record {
    guard try holds(row.values(columns.count + 1), vault) else { throw row.unreadable }
    return try read(&row)
  }

  /// Whether the mark that follows the columns is theirs.
  private func holds(_ values: [Value], _ vault: Vault) throws(StorageError) -> Bool {
    guard case .bytes(let found)? = values.last else { return false }
    return found == (try mark(of: values.dropLast(), vault))
  }

  /// The values of the key among those of a row.
  func key(of values: [Value]) -> [Value] {
    key.compactMap { name in columns.firstIndex(of: name).map { values[$0] } }
  }

  // MARK: Every row

  /// Marks every row that is there: a migration's work, inside its transaction.
  func markAll(in database: Database) throws(StorageError) {
    let update = "UPDATE \(table) SET mark = ? WHERE " + key.map { "\($0) = ?" }.joined(separator: " AND ")
    try forEach(in: database) { (values) throws(StorageError) in
      let mark = try mark(of: values.dropLast(), database.vault)
      try database.connection.run(update, [.bytes(mark)] + key(of: values))
    }
  }

  /// Removes every row whose mark is not its own, where none refers to it.
  ///
  /// - Returns: Whether any row was one.
  func removeForged(in database: Database) throws(StorageError) -> Bool {
    var isAny = false
    try forEach(in: database) { (values) throws(StorageError) in
      if try holds(values, database.vault) { return }
      isAny = true
      if !isReferredTo { try database.connection.run("DELETE \(row)", key(of: values)) }
    }
    return isAny
  }

  /// Page by page, so that a nation's rows are never in memory at once.
  private func forEach(in database: Database, _ body: ([Value]) throws(StorageError) -> Void)
    throws(StorageError)
  {
    let (list, places) = (key.joined(separator: ", "), key.map { _ in "?" }.joined(separator: ", "))
    let order = " ORDER BY \(list) LIMIT 1000"
    let after = condition == nil ? " WHERE" : " AND"
    var page = try values("SELECT \(selected) \(rows)\(order)", [], in: database)
    while let last = page.last {
      for values in page { try body(values) }
      page = try values(
        "SELECT \(selected) \(rows)\(after) (\(list)) > (\(places))\(order)", key(of: last), in: database)
    }
  }

  private func values(_ sql: String, _ bound: [Value], in database: Database) throws(StorageError)
    -> [[Value]]
  {
    try database.connection.rows(sql, bound, of: table) { $0.values(columns.count + 1) }
  }
}

extension Value {
  /// A spelling that no two values share: what it is, how long, and its bytes.
  fileprivate var markedBytes: [UInt8] {
    switch self {
    case .null: [0]
    case .integer(let number): [1] + Self.bytes(number)
    case .text(let text): [2] + Self.bytes(Int64(text.utf8.count)) + Array(text.utf8)
    case .bytes(let bytes): [3] + Self.bytes(Int64(bytes.count)) + bytes
    }
  }

  private static func bytes(_ number: Int64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
