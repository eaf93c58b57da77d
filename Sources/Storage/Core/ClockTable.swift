// SPDX-License-Identifier: GPL-3.0-or-later

internal import ApprovalCore

/// What is remembered of time, in one row.
enum ClockTable {
  static func memory(in database: Database) throws(StorageError) -> ClockMemory? {
    try database.connection.row(
      "SELECT latest, wall, uptime, boot, ahead_at_boot FROM clock", of: "clock"
    ) {
      ClockMemory(
        latest: $0.instant(), wall: $0.instantIfAny(), uptime: $0.integerIfAny().map { .milliseconds($0) },
        boot: $0.textIfAny(), aheadAtBoot: .milliseconds($0.integer()))
    }
  }

  static func keep(_ memory: ClockMemory, in database: Database) throws(StorageError) {
    try database.connection.run(
      "INSERT OR REPLACE INTO clock (one, latest, wall, uptime, boot, ahead_at_boot) VALUES (1, ?, ?, ?, ?, ?)",
      [
        Value(memory.latest), Value(memory.wall), Value(memory.uptime?.wholeMilliseconds), Value(memory.boot),
        Value(memory.aheadAtBoot.wholeMilliseconds),
      ])
  }
}
