// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Services that a user froze, one row each.
enum FreezeTable {
  private static let select = "SELECT service, since FROM freezes WHERE user = ?"

  static func freeze(of service: ServiceName, for user: UserID, in database: Database) throws(StorageError)
    -> Freeze?
  {
    let values = [Value(user), Value(service.text)]
    return try database.connection.row(select + " AND service = ?", values, of: "freezes") {
      (row) throws(StorageError) in try freeze(of: user, from: &row)
    }
  }

  static func freezes(of user: UserID, in database: Database) throws(StorageError) -> [Freeze] {
    try database.connection.rows(select + " ORDER BY service", [Value(user)], of: "freezes") {
      (row) throws(StorageError) in try freeze(of: user, from: &row)
    }
  }

  static func keep(_ freeze: Freeze, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO freezes (user, service, since) VALUES (?, ?, ?)
      ON CONFLICT (user, service) DO UPDATE SET since = excluded.since
      """,
      [Value(freeze.user), Value(freeze.service.text), Value(freeze.since)])
  }

  static func remove(_ service: ServiceName, for user: UserID, in database: Database) throws(StorageError) {
    try database.connection.run(
      "DELETE FROM freezes WHERE user = ? AND service = ?", [Value(user), Value(service.text)])
  }

  private static func freeze(of user: UserID, from row: inout Row) throws(StorageError) -> Freeze {
    Freeze(user: user, service: try row.serviceName(.asKept), since: row.instant())
  }
}
