// SPDX-License-Identifier: GPL-3.0-or-later

/// Settings that were made, one row each.
enum SettingTable {
  static let mark = RowMark(table: "settings", key: "key", columns: ["key", "value"])

  static func settings(in database: Database) throws(StorageError) -> [String: String] {
    let pairs = try database.connection.rows("SELECT \(mark.selected) FROM settings", of: "settings") {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { ($0.text(), $0.text()) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  static func keep(_ key: String, _ value: String, in database: Database) throws(StorageError) {
    let values = [Value(key), Value(value)]
    try database.connection.run(
      "INSERT OR REPLACE INTO settings (\(mark.selected)) VALUES (?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }

  static func remove(_ key: String, in database: Database) throws(StorageError) {
    try database.remove(mark, row: [Value(key)])
  }
}
