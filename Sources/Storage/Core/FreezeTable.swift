// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Services that a user froze, one row each.
///
/// A user has few of them, and each is compared by `ServiceName.matches`: SQLite compares bytes, and a frozen service that
/// spells its name in others is the same service.
enum FreezeTable {
  static func freeze(of service: ServiceName, for user: UserID, in database: Database) throws(StorageError)
    -> Freeze?
  {
    try freezes(of: user, in: database).first { $0.service.matches(service) }
  }

  static func freezes(of user: UserID, in database: Database) throws(StorageError) -> [Freeze] {
    let sql = "SELECT service, since, account, is_of_program FROM freezes WHERE user = ? ORDER BY service"
    return try database.connection.rows(sql, [Value(user)], of: "freezes") { (row) throws(StorageError) in
      Freeze(
        user: user, service: try row.keptServiceName(), since: row.instant(),
        account: row.systemAccountIfAny(), isOfProgram: row.flag())
    }
  }

  static func keep(_ freeze: Freeze, in database: Database) throws(StorageError) {
    try remove(freeze.service, for: freeze.user, in: database)
    try database.connection.run(
      "INSERT INTO freezes (user, service, since, account, is_of_program) VALUES (?, ?, ?, ?, ?)",
      [
        Value(freeze.user), Value(freeze.service.text), Value(freeze.since), Value(freeze.account),
        Value(freeze.isOfProgram),
      ])
  }

  static func remove(_ service: ServiceName, for user: UserID, in database: Database) throws(StorageError) {
    for freeze in try freezes(of: user, in: database) where freeze.service.matches(service) {
      try database.connection.run(
        "DELETE FROM freezes WHERE user = ? AND service = ?", [Value(user), Value(freeze.service.text)])
    }
  }
}
