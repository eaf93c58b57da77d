// SPDX-License-Identifier: GPL-3.0-or-later

/// The accounts of other services, one row each; `place` is their order.
enum AccountTable {
  /// Not over the order, which gives nobody anything.
  static let mark = RowMark(table: "accounts", key: "name", columns: ["name", "address", "counter"])
  private static let select = "SELECT \(mark.selected) FROM accounts"

  static func accounts(in database: Database) throws(StorageError) -> [AccountRecord] {
    try database.connection.rows(select + " ORDER BY place", of: "accounts") { (row) throws(StorageError) in
      try account(from: &row, database.vault)
    }
  }

  static func keep(_ account: AccountRecord, in database: Database) throws(StorageError) {
    let values = [
      Value(account.name), .bytes(try database.vault.seal(account.address, place(of: account.name))),
      Value(account.counter),
    ]
    try database.connection.run(
      """
      INSERT INTO accounts (place, \(mark.selected))
      VALUES ((SELECT coalesce(max(place), 0) + 1 FROM accounts), ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET address = excluded.address, counter = excluded.counter,
        mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  static func moveCounter(of name: String, from old: UInt64, to new: UInt64, in database: Database)
    throws(StorageError) -> Bool
  {
    let kept = try database.connection.row(select + " WHERE name = ?", [Value(name)], of: "accounts") {
      (row) throws(StorageError) in try account(from: &row, database.vault)
    }
    guard var account = kept, account.counter == old else { return false }
    account.counter = new
    try keep(account, in: database)
    return true
  }

  static func remove(_ name: String, in database: Database) throws(StorageError) -> Bool {
    try database.remove(mark, row: [Value(name)])
    return database.connection.changedRows > 0
  }

  static func arrange(_ names: [String], in database: Database) throws(StorageError) {
    let kept = try database.connection.rows("SELECT name FROM accounts ORDER BY place", of: "accounts") {
      $0.text()
    }
    let wanted = names.filter(kept.contains)
    let order = wanted + kept.filter { !wanted.contains($0) }
    // Out of the way first: two accounts are never in one place, not even for a moment.
    try database.connection.run("UPDATE accounts SET place = -place")
    for (offset, name) in order.enumerated() {
      try database.connection.run(
        "UPDATE accounts SET place = ? WHERE name = ?", [Value(offset + 1), Value(name)])
    }
  }

  private static func account(from row: inout Row, _ vault: Vault) throws(StorageError) -> AccountRecord {
    try mark.checked(&row, vault) { (row) throws(StorageError) in
      let name = row.text()
      return AccountRecord(
        name: name, address: try vault.open(row.bytes(), place(of: name)), counter: row.countIfAny() ?? 0)
    }
  }

  private static func place(of name: String) -> Vault.Place {
    Vault.Place(table: "accounts", column: "address", row: name)
  }
}
