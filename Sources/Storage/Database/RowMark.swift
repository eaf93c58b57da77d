// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLite

/// The mark of a row that gives somebody a right or keeps them from one: over all its columns in their order, by the
/// database's key. Who edits such a row without the key is found out when it is read.
///
/// A column that is added to such a table comes in with a migration that marks its rows anew.
struct RowMark {
  let table: String
  /// By which its rows are told apart: one column, which is among the others.
  let key: String
  /// The columns that the mark is over, in their order.
  let columns: [String]

  /// As SELECT names them: the columns, and the mark after them.
  var selected: String { (columns + ["mark"]).joined(separator: ", ") }

  /// The mark of a row that is written.
  func mark(of values: [Value], _ vault: Vault) throws(StorageError) -> Value {
    .bytes(try vault.mark(values.reduce(into: []) { $0 += $1.markedBytes }, for: table))
  }

  /// Reads a row that was selected as `selected`, if its mark is its own.
  func checked<Record>(
    _ row: inout Row, _ vault: Vault, _ read: (inout Row) throws(StorageError) -> Record
  ) throws(StorageError) -> Record {
    let values = row.values(columns.count + 1)
    guard case .bytes(let found)? = values.last, found == (try vault.mark(bytes(of: values), for: table))
    else { throw row.unreadable }
    return try read(&row)
  }

  private func bytes(of values: [Value]) -> [UInt8] {
    values.dropLast().reduce(into: []) { $0 += $1.markedBytes }
  }

  /// Marks every row that is there, page by page: a migration's work, inside its transaction.
  func markAll(in database: Database) throws(StorageError) {
    let select = "SELECT \(selected), \(key) FROM \(table)"
    var page = try rows(select + " ORDER BY \(key) LIMIT 1000", [], in: database)
    while let last = page.last {
      for row in page {
        try database.connection.run(
          "UPDATE \(table) SET mark = ? WHERE \(key) = ?",
          [.bytes(try database.vault.mark(bytes(of: row.values), for: table)), row.key])
      }
      page = try rows(select + " WHERE \(key) > ? ORDER BY \(key) LIMIT 1000", [last.key], in: database)
    }
  }

  private func rows(_ sql: String, _ values: [Value], in database: Database) throws(StorageError)
    -> [(values: [Value], key: Value)]
  {
    try database.connection.rows(sql, values, of: table) { row in
      let values = row.values(columns.count + 2)
      return (Array(values.dropLast()), values.last ?? .null)
    }
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
