// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Services that a user froze, one row each.
///
/// A user has few of them, and each is compared by `ServiceName.matches`: SQLite compares bytes, and a frozen service that
/// spells its name in others is the same service.
enum FreezeTable {
  static let mark = RowMark(
    table: "freezes", key: "user", "service",
    columns: ["user", "service", "since", "account", "is_of_program"])

  static func freeze(of service: ServiceName, for user: UserID, in database: Database) throws(StorageError)
    -> Freeze?
  {
    try freezes(of: user, in: database).first { $0.service.matches(service) }
  }

  static func freezes(of user: UserID, in database: Database) throws(StorageError) -> [Freeze] {
    let sql = "SELECT \(mark.selected) FROM freezes WHERE user = ? ORDER BY service"
    return try database.connection.rows(sql, [Value(user)], of: "freezes") { (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { (row) throws(StorageError) in
        Freeze(
          user: try row.userID(knownAs: user), service: try row.keptServiceName(), since: row.instant(),
          account: row.systemAccountIfAny(), isOfProgram: row.flag())
      }
    }
  }

  static func keep(_ freeze: Freeze, in database: Database) throws(StorageError) {
    try remove(freeze.service, for: freeze.user, in: database)
    let values = [
      Value(freeze.user), Value(freeze.service.text), Value(freeze.since), Value(freeze.account),
      Value(freeze.isOfProgram),
    ]
    try database.connection.run(
      "INSERT INTO freezes (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }

  static func remove(_ service: ServiceName, for user: UserID, in database: Database) throws(StorageError) {
    for freeze in try freezes(of: user, in: database) where freeze.service.matches(service) {
      try database.remove(mark, row: [Value(user), Value(freeze.service.text)])
    }
  }
}
