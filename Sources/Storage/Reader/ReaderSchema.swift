// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of the reader's own database, version by version.
enum ReaderSchema {
  static let migrations = [
    Migration(sql: first), Migration(sql: second), Migration(sql: third, fill: bindRows),
  ]

  /// The tables whose rows bear marks.
  static let boundTables = [DeviceTable.mark, SettingTable.mark, AccountTable.mark]

  private static let first = """
    CREATE TABLE sealed (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE device (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      user TEXT NOT NULL,
      authenticator INTEGER NOT NULL,
      serial TEXT NOT NULL,
      seed BLOB NOT NULL
    ) STRICT;

    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE accounts (
      place INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      address BLOB NOT NULL,
      counter INTEGER NOT NULL
    ) STRICT;
    """

  /// The key that the reader signs its answers with.
  private static let second = "ALTER TABLE device ADD COLUMN device_key BLOB;"

  /// Every row bears a mark, and all of them count as one.
  private static let third = """
    ALTER TABLE device ADD COLUMN mark BLOB;
    ALTER TABLE settings ADD COLUMN mark BLOB;
    ALTER TABLE accounts ADD COLUMN mark BLOB;
    \(Database.boundRowsTable)
    """
  private static let bindRows: @Sendable (Database) throws(StorageError) -> Void = {
    (database) throws(StorageError) in
    for mark in boundTables { try mark.markAll(in: database) }
    try database.countBound()
  }
}
