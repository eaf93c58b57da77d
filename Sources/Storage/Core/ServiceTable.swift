// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Services that may ask by anyone, one row each.
enum ServiceTable {
  static let mark = RowMark(table: "services", key: "name", columns: ["name", "system_account"])
  private static let select = "SELECT \(mark.selected) FROM services"

  static func services(ofSystemAccount account: UInt32, in database: Database) throws(StorageError)
    -> [RegisteredService]
  {
    let sql = select + " WHERE system_account = ? ORDER BY name"
    return try database.connection.rows(sql, [Value(account)], of: "services") {
      (row) throws(StorageError) in try service(from: &row, database.vault)
    }
  }

  static func all(in database: Database) throws(StorageError) -> [RegisteredService] {
    try database.connection.rows(select + " ORDER BY name", of: "services") {
      (row) throws(StorageError) in try service(from: &row, database.vault)
    }
  }

  static func keep(_ service: RegisteredService, in database: Database) throws(StorageError) {
    let values = [Value(service.name.text), Value(service.systemAccount)]
    try database.connection.run(
      """
      INSERT INTO services (\(mark.selected)) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET system_account = excluded.system_account, mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  private static func service(from row: inout Row, _ vault: Vault) throws(StorageError) -> RegisteredService {
    try mark.checked(&row, vault) { (row) throws(StorageError) in
      RegisteredService(name: try row.serviceName(), systemAccount: UInt32(truncatingIfNeeded: row.integer()))
    }
  }
}
