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

/// Askers that gave a user's code or password wrong, one row each.
enum WrongGuessTable {
  static let mark = RowMark(
    table: "wrong_guesses", key: "user", "asker", columns: ["user", "asker", "count", "refused_until"])

  static func guesses(by guesser: Guesser, in database: Database) throws(StorageError) -> WrongGuesses? {
    let sql = "SELECT \(mark.selected) FROM wrong_guesses WHERE user = ? AND asker = ?"
    return try database.connection.row(
      sql, [Value(guesser.user), Value(guesser.asker.text)], of: "wrong_guesses"
    ) { (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { row in
        row.skip(2)
        return WrongGuesses(by: guesser, count: row.int(), refusedUntil: row.instantIfAny())
      }
    }
  }

  static func keep(_ guesses: WrongGuesses, in database: Database) throws(StorageError) {
    let values = [
      Value(guesses.guesser.user), Value(guesses.guesser.asker.text), Value(guesses.count),
      Value(guesses.refusedUntil),
    ]
    try database.connection.run(
      """
      INSERT INTO wrong_guesses (\(mark.selected)) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (user, asker) DO UPDATE SET count = excluded.count, refused_until = excluded.refused_until,
        mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  static func remove(_ guesser: Guesser, in database: Database) throws(StorageError) {
    try database.remove(mark, row: [Value(guesser.user), Value(guesser.asker.text)])
  }
}
