// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLite

/// One connection to one SQLite file, with its statements kept ready.
///
/// Not for two threads at once: whoever owns it sees to that.
@safe final class Connection {
  let path: String
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  /// Opens a file that is there: sqlite3_open_v2(SQLITE_OPEN_READWRITE).
  init(path: String) throws(StorageError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let handle = unsafe opened else {
      unsafe sqlite3_close(opened)
      throw StorageError(code: code, path: path, systemCode: 0)
    }
    self.path = path
    unsafe self.handle = handle
  }

  deinit {
    statements.removeAll()
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs SQL of several statements that takes no values and gives no rows: sqlite3_exec.
  func execute(_ sql: String) throws(StorageError) {
    try check(unsafe sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Runs one statement to its end.
  func run(_ sql: String, _ values: [Value] = []) throws(StorageError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try check(statement.bind(values))
    while try step(statement) {}
  }

  /// Reads every row of a query.
  func rows<Record>(
    _ sql: String, _ values: [Value] = [], of table: String,
    _ read: (inout Row) throws(StorageError) -> Record
  ) throws(StorageError) -> [Record] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try check(statement.bind(values))
    var records: [Record] = []
    while try step(statement) {
      var row = statement.row(of: table)
      records.append(try read(&row))
    }
    return records
  }

  /// Reads the first row of a query.
  func row<Record>(
    _ sql: String, _ values: [Value] = [], of table: String,
    _ read: (inout Row) throws(StorageError) -> Record
  ) throws(StorageError) -> Record? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try check(statement.bind(values))
    guard try step(statement) else { return nil }
    var row = statement.row(of: table)
    return try read(&row)
  }

  /// Runs `body` as one transaction: all of it is kept, or nothing.
  func transaction<Result>(_ body: () throws(StorageError) -> Result) throws(StorageError) -> Result {
    try run("BEGIN IMMEDIATE")
    do throws(StorageError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // SQLite has rolled back already after some errors; a second time is refused and means nothing.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Begins to copy all pages into another file: sqlite3_backup_init(3). Who asked finishes it.
  func beginCopy(to target: Connection) throws(StorageError) -> OpaquePointer {
    guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
      let code = unsafe sqlite3_extended_errcode(target.handle)
      throw StorageError(
        code: code, path: target.path, systemCode: unsafe sqlite3_system_errno(target.handle))
    }
    return unsafe backup
  }

  /// How many rows the last statement that writes has changed: sqlite3_changes(3).
  var changedRows: Int { Int(unsafe sqlite3_changes(handle)) }

  /// The SQL of every statement that was run so far, for the test that looks at their plans.
  var preparedStatements: [String] { Array(statements.keys) }

  // MARK: -

  private func statement(_ sql: String) throws(StorageError) -> Statement {
    if let ready = statements[sql] { return ready }
    var prepared: OpaquePointer?
    try check(
      unsafe sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil))
    guard let prepared = unsafe prepared else { throw .database(code: SQLITE_MISUSE) }
    let statement = unsafe Statement(owning: prepared)
    statements[sql] = statement
    return statement
  }

  private func step(_ statement: Statement) throws(StorageError) -> Bool {
    let code = statement.step()
    if code == SQLITE_ROW { return true }
    try check(code == SQLITE_DONE ? SQLITE_OK : code)
    return false
  }

  private func check(_ code: Int32) throws(StorageError) {
    guard code != SQLITE_OK else { return }
    throw StorageError(code: code, path: path, systemCode: unsafe sqlite3_system_errno(handle))
  }
}

/// One prepared statement, finalised when it goes.
@safe final class Statement {
  private let pointer: OpaquePointer

  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe sqlite3_finalize(pointer)
  }

  /// Gives the parameters their values, from the first on: an SQLite result code.
  func bind(_ values: [Value]) -> Int32 {
    for (offset, value) in values.enumerated() {
      let code = bind(value, at: Int32(offset + 1))
      guard code == SQLITE_OK else { return code }
    }
    return SQLITE_OK
  }

  /// One step: an SQLite result code, SQLITE_ROW where it stands on a row.
  func step() -> Int32 {
    unsafe sqlite3_step(pointer)
  }

  func row(of table: String) -> Row {
    unsafe Row(of: pointer, table: table)
  }

  /// Ready for the next time; the values are let go.
  func reset() {
    unsafe sqlite3_reset(pointer)
    unsafe sqlite3_clear_bindings(pointer)
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: unsafe sqlite3_bind_null(pointer, index)
    case .integer(let number): unsafe sqlite3_bind_int64(pointer, index, number)
    case .text(var text):
      text.withUTF8 { bytes in
        unsafe csqlite_bind_text(pointer, index, bytes.baseAddress, UInt64(bytes.count))
      }
    case .bytes(let bytes): unsafe csqlite_bind_blob(pointer, index, bytes, UInt64(bytes.count))
    }
  }
}
