// SPDX-License-Identifier: GPL-3.0-or-later

/// The accounts of other services, one row each; `place` is their order.
enum AccountTable {
  static func accounts(in database: Database) throws(StorageError) -> [AccountRecord] {
    let sql = "SELECT name, address, counter FROM accounts ORDER BY place"
    return try database.connection.rows(sql, of: "accounts") { (row) throws(StorageError) in
      let name = row.text()
      return AccountRecord(
        name: name, address: try database.vault.open(row.bytes(), place(of: name)),
        counter: row.countIfAny() ?? 0)
    }
  }

  static func keep(_ account: AccountRecord, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO accounts (place, name, address, counter)
      VALUES ((SELECT coalesce(max(place), 0) + 1 FROM accounts), ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET address = excluded.address, counter = excluded.counter
      """,
      [
        Value(account.name), .bytes(try database.vault.seal(account.address, place(of: account.name))),
        Value(account.counter),
      ])
  }

  static func moveCounter(of name: String, from old: UInt64, to new: UInt64, in database: Database)
    throws(StorageError) -> Bool
  {
    let sql = "UPDATE accounts SET counter = ? WHERE name = ? AND counter = ? RETURNING place"
    return try database.connection.rows(sql, [Value(new), Value(name), Value(old)], of: "accounts") {
      $0.integer()
    }.isEmpty == false
  }

  static func remove(_ name: String, in database: Database) throws(StorageError) -> Bool {
    let sql = "DELETE FROM accounts WHERE name = ? RETURNING place"
    return try database.connection.rows(sql, [Value(name)], of: "accounts") { $0.integer() }.isEmpty == false
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

  private static func place(of name: String) -> Vault.Place {
    Vault.Place(table: "accounts", column: "address", row: name)
  }
}
