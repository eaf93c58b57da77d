// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

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
