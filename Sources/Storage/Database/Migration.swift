// SPDX-License-Identifier: GPL-3.0-or-later

/// One step of a schema: the SQL that leads from the version before to the one it is in the table of migrations.
///
/// What was once released is never changed; a change is a new row at the end.
struct Migration: Sendable {
  let sql: String
}
