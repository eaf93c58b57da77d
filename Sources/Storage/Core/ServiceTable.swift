// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Services that may ask by anyone, one row each.
enum ServiceTable {
  static func services(ofSystemAccount account: UInt32, in database: Database) throws(StorageError)
    -> [RegisteredService]
  {
    let sql = "SELECT name FROM services WHERE system_account = ? ORDER BY name"
    return try database.connection.rows(sql, [Value(account)], of: "services") { (row) throws(StorageError) in
      RegisteredService(name: try row.serviceName(), systemAccount: account)
    }
  }

  static func all(in database: Database) throws(StorageError) -> [RegisteredService] {
    let sql = "SELECT name, system_account FROM services ORDER BY name"
    return try database.connection.rows(sql, of: "services") { (row) throws(StorageError) in
      RegisteredService(name: try row.serviceName(), systemAccount: UInt32(truncatingIfNeeded: row.integer()))
    }
  }

  static func keep(_ service: RegisteredService, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO services (name, system_account) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET system_account = excluded.system_account
      """,
      [Value(service.name.text), Value(service.systemAccount)])
  }
}
