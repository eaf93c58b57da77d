// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import CSQLite

/// The row that a statement stands on, read column by column from the left.
///
/// Lives no longer than the closure it was handed to. The tables are STRICT, so a column holds its type or NULL.
@safe struct Row {
  private let statement: OpaquePointer
  private let table: String
  private var column: Int32 = 0

  init(of statement: OpaquePointer, table: String) {
    unsafe self.statement = statement
    self.table = table
  }

  /// The error of a row that does not read as what it should be.
  var unreadable: StorageError { .unreadableRow(table: table) }

  mutating func integerIfAny() -> Int64? {
    let index = advance()
    guard unsafe sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
    return unsafe sqlite3_column_int64(statement, index)
  }

  mutating func textIfAny() -> String? {
    let index = advance()
    guard let start = unsafe sqlite3_column_text(statement, index) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  mutating func bytesIfAny() -> [UInt8]? {
    let index = advance()
    guard unsafe sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    guard let start = unsafe sqlite3_column_blob(statement, index) else { return [] }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Passes over columns.
  mutating func skip(_ count: Int32) { column += count }

  /// The columns from the first one on as they are kept, wherever it is read.
  func values(_ count: Int) -> [Value] {
    (0..<Int32(count)).map { index in
      var row = self
      row.column = index
      switch unsafe sqlite3_column_type(statement, index) {
      case SQLITE_INTEGER: return .integer(row.integer())
      case SQLITE_TEXT: return .text(row.text())
      case SQLITE_BLOB: return .bytes(row.bytes())
      default: return .null
      }
    }
  }

  private mutating func advance() -> Int32 {
    defer { column += 1 }
    return column
  }
}

extension Row {
  mutating func integer() -> Int64 { integerIfAny() ?? 0 }
  mutating func text() -> String { textIfAny() ?? "" }
  mutating func bytes() -> [UInt8] { bytesIfAny() ?? [] }
  mutating func int() -> Int { Int(clamping: integer()) }
  mutating func flag() -> Bool { integer() != 0 }
  mutating func instant() -> Instant { Instant(milliseconds: integer()) }
  mutating func instantIfAny() -> Instant? { integerIfAny().map(Instant.init(milliseconds:)) }
  mutating func systemAccountIfAny() -> UInt32? { integerIfAny().map(UInt32.init(truncatingIfNeeded:)) }
  mutating func countIfAny() -> UInt64? { integerIfAny().map(UInt64.init(bitPattern:)) }

  mutating func name<Name: RawRepresentable<String>>() throws(StorageError) -> Name {
    guard let name: Name = try nameIfAny() else { throw unreadable }
    return name
  }

  mutating func nameIfAny<Name: RawRepresentable<String>>() throws(StorageError) -> Name? {
    guard let text = textIfAny() else { return nil }
    guard let name = Name(rawValue: text) else { throw unreadable }
    return name
  }

  /// - Parameter known: the user the row was looked up by, whose ID needs no second check.
  mutating func userID(knownAs known: UserID? = nil) throws(StorageError) -> UserID {
    let text = text()
    if let known, known.canonical == text { return known }
    guard let id = try? UserID(text) else { throw unreadable }
    return id
  }

  /// The name in the one spelling of today.
  mutating func serviceName() throws(StorageError) -> ServiceName {
    guard let name = try? ServiceName(text(), limits: .asKept) else { throw unreadable }
    return name
  }

  /// The name by its bytes, whatever spelling it had in its day.
  mutating func keptServiceName() throws(StorageError) -> ServiceName {
    guard let name = try? ServiceName(kept: text(), limits: .asKept) else { throw unreadable }
    return name
  }
}

/// One value on its way into a column.
enum Value {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  init(_ text: String?) {
    self = text.map(Value.text) ?? .null
  }

  init(_ bytes: [UInt8]?) {
    self = bytes.map(Value.bytes) ?? .null
  }

  init(_ number: (some FixedWidthInteger)?) {
    // The bits of an unsigned number over Int64.max come back through the same door.
    self = number.map { .integer(Int64(truncatingIfNeeded: $0)) } ?? .null
  }

  init(_ instant: Instant?) {
    self.init(instant?.milliseconds)
  }

  init(_ isTrue: Bool) {
    self = .integer(isTrue ? 1 : 0)
  }

  init(_ name: (some RawRepresentable<String>)?) {
    self.init(name?.rawValue)
  }

  init(_ id: UserID) {
    self = .text(id.canonical)
  }
}
