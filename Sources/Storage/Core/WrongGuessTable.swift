// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Askers that gave a user's code or password wrong, one row each.
enum WrongGuessTable {
  static func guesses(by guesser: Guesser, in database: Database) throws(StorageError) -> WrongGuesses? {
    let sql = "SELECT count, refused_until FROM wrong_guesses WHERE user = ? AND asker = ?"
    return try database.connection.row(
      sql, [Value(guesser.user), Value(guesser.asker.text)], of: "wrong_guesses"
    ) { WrongGuesses(by: guesser, count: $0.int(), refusedUntil: $0.instantIfAny()) }
  }

  static func keep(_ guesses: WrongGuesses, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO wrong_guesses (user, asker, count, refused_until) VALUES (?, ?, ?, ?)
      ON CONFLICT (user, asker) DO UPDATE SET count = excluded.count, refused_until = excluded.refused_until
      """,
      [
        Value(guesses.guesser.user), Value(guesses.guesser.asker.text), Value(guesses.count),
        Value(guesses.refusedUntil),
      ])
  }

  static func remove(_ guesser: Guesser, in database: Database) throws(StorageError) {
    try database.connection.run(
      "DELETE FROM wrong_guesses WHERE user = ? AND asker = ?",
      [Value(guesser.user), Value(guesser.asker.text)])
  }
}
