// SPDX-License-Identifier: GPL-3.0-or-later

/// One step of a schema: the SQL that leads from the version before to the one it is in the table of migrations, and what
/// is done with its rows that SQL cannot.
///
/// What was once released is never changed; a change is a new row at the end.
struct Migration: Sendable {
  let sql: String
  let fill: (@Sendable (Database) throws(StorageError) -> Void)?

  init(sql: String, fill: (@Sendable (Database) throws(StorageError) -> Void)? = nil) {
    self.sql = sql
    self.fill = fill
  }
}
