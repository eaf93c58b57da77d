// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// The bare rate of the disk: one small insert a transaction, each on the disk before the next (WAL, synchronous FULL).
///
/// What the benchmarks measure the core's commits beside.
package final class DurableCommits {
  private let connection: Connection

  /// Opens or makes a database of its own at a path.
  package init(path: String) throws(StorageError) {
    if unsafe access(path, F_OK) != 0 { try StateFile.makePrivate(path) }
    connection = try Connection(path: path)
    for sql in [
      "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      "CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, at INTEGER, name TEXT) STRICT",
    ] {
      try connection.execute(sql)
    }
  }

  /// So many commits; the mean time of one.
  package func run(_ count: Int) throws(StorageError) -> Duration {
    let start = ContinuousClock.now
    for number in 0..<count {
      try connection.run(
        "INSERT INTO events (at, name) VALUES (?, ?)", [Value(number), .text("approval.approved")])
    }
    return (ContinuousClock.now - start) / count
  }
}
