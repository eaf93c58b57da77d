// SPDX-License-Identifier: GPL-3.0-or-later

internal import ApprovalCore

/// What is remembered of time, in one row.
enum ClockTable {
  static let mark = RowMark(
    table: "clock", key: "one", columns: ["one", "latest", "wall", "uptime", "boot", "ahead_at_boot"])

  static func memory(in database: Database) throws(StorageError) -> ClockMemory? {
    try database.connection.row("SELECT \(mark.selected) FROM clock", of: "clock") {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { row in
        row.skip(1)
        return ClockMemory(
          latest: row.instant(), wall: row.instantIfAny(),
          uptime: row.integerIfAny().map { .milliseconds($0) }, boot: row.textIfAny(),
          aheadAtBoot: .milliseconds(row.integer()))
      }
    }
  }

  static func keep(_ memory: ClockMemory, in database: Database) throws(StorageError) {
    let values = [
      Value(1), Value(memory.latest), Value(memory.wall), Value(memory.uptime?.wholeMilliseconds),
      Value(memory.boot), Value(memory.aheadAtBoot.wholeMilliseconds),
    ]
    try database.connection.run(
      "INSERT OR REPLACE INTO clock (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }
}
