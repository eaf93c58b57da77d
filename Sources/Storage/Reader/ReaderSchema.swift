// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The schema of the reader's own database, version by version.
enum ReaderSchema {
  static let migrations = [
    Migration(sql: first), Migration(sql: second), Migration(sql: third, fill: bindRows),
    Migration(sql: fourth, fill: divideByUser), Migration(sql: fifth),
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
    for mark in ReaderOfOne.marks { try mark.markAll(in: database) }
    try database.countBound(ReaderOfOne.marks)
  }

  /// A reader may be several users': the device that it is, settings and accounts are each of a user. What is of the reader
  /// itself, or was kept before it was anybody's, has the empty name.
  private static let fourth = """
    CREATE TABLE devices (
      user TEXT PRIMARY KEY,
      place INTEGER NOT NULL UNIQUE,
      authenticator INTEGER NOT NULL,
      serial TEXT NOT NULL,
      seed BLOB NOT NULL,
      device_key BLOB,
      mark BLOB
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE user_settings (
      user TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      mark BLOB,
      PRIMARY KEY (user, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE user_accounts (
      user TEXT NOT NULL,
      name TEXT NOT NULL,
      place INTEGER NOT NULL,
      address BLOB NOT NULL,
      counter INTEGER NOT NULL,
      mark BLOB,
      PRIMARY KEY (user, name),
      UNIQUE (user, place)
    ) STRICT, WITHOUT ROWID;
    """
  private static let divideByUser: @Sendable (Database) throws(StorageError) -> Void = {
    (database) throws(StorageError) in try ReaderOfOne(database).divide()
  }

  /// What stood in them is the user's.
  private static let fifth = "DROP TABLE device; DROP TABLE settings; DROP TABLE accounts;"
}

/// The records of a reader that was one user's, as they were kept until the fourth migration.
private struct ReaderOfOne {
  static let marks = [
    RowMark(
      table: "device", key: "one", columns: ["one", "user", "authenticator", "serial", "seed", "device_key"]),
    RowMark(table: "settings", key: "key", columns: ["key", "value"]),
    RowMark(table: "accounts", key: "name", columns: ["name", "address", "counter"]),
  ]

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Gives everything to its user. What nobody with the key wrote is left behind; then, and where a row is missing, the sum stays
  /// what it was: the records are refused as they would have been before, and accepted by who accepts them.
  func divide() throws(StorageError) {
    let isWhole = try database.isWhole(Self.marks)
    let generation = database.bound.generation
    let (devices, settings, accounts) = (try devices(), try settings(), try accounts())
    let user = devices.read.first?.user
    for device in devices.read { try DeviceTable.keep(device, in: database) }
    for (key, value) in settings.read {
      for user in Self.holders(of: key, user) {
        try SettingTable.keep(key, value, of: user, in: database)
      }
    }
    for account in accounts.read { try AccountTable.keep(account, of: user, in: database) }
    guard isWhole, devices.isGenuine, settings.isGenuine, accounts.isGenuine else { return }
    try database.countBound(generation: generation)
  }

  /// Whose a setting is: how it speaks is the reader's and the user's, what was approved the user's alone, all else the reader's.
  private static func holders(of key: String, _ user: UserID?) -> [UserID?] {
    guard let user else { return [nil] }
    if key.hasPrefix("origin ") || key.hasPrefix("payee ") { return [user] }
    return spoken.contains(key) ? [nil, user] : [nil]
  }

  private static let spoken: Set<String> = [
    "language", "voice", "rate", "pitch", "punctuation", "digitPacing",
  ]

  // MARK: Reading

  private func devices() throws(StorageError) -> (read: [DeviceRecord], isGenuine: Bool) {
    let (seed, key) = (Self.place("device", "seed", "1"), Self.place("device", "device_key", "1"))
    return try rows(Self.marks[0]) { (row) throws(StorageError) in
      row.skip(1)
      return DeviceRecord(
        user: try row.userID(), authenticator: AuthenticatorID(row.integer()), serial: row.text(),
        seed: try database.vault.open(row.bytes(), seed),
        deviceKey: try database.vault.openIfAny(row.bytesIfAny(), key))
    }
  }

  private func settings() throws(StorageError) -> (read: [(key: String, value: String)], isGenuine: Bool) {
    try rows(Self.marks[1]) { ($0.text(), $0.text()) }
  }

  private func accounts() throws(StorageError) -> (read: [AccountRecord], isGenuine: Bool) {
    try rows(Self.marks[2], " ORDER BY place") { (row) throws(StorageError) in
      let name = row.text()
      return AccountRecord(
        name: name, address: try database.vault.open(row.bytes(), Self.place("accounts", "address", name)),
        counter: row.countIfAny() ?? 0)
    }
  }

  private static func place(_ table: String, _ column: String, _ row: String) -> Vault.Place {
    Vault.Place(table: table, column: column, row: row)
  }

  /// The rows whose mark is their own, and whether that is all of them.
  private func rows<Record>(
    _ mark: RowMark, _ order: String = "", _ read: (inout Row) throws(StorageError) -> Record
  ) throws(StorageError) -> (read: [Record], isGenuine: Bool) {
    let rows = try database.connection.rows(
      "SELECT \(mark.selected) FROM \(mark.table)\(order)", of: mark.table
    ) { (row) throws(StorageError) -> Record? in
      do throws(StorageError) {
        return try mark.checked(&row, database.vault, read)
      } catch .unreadableRow {
        return nil
      }
    }
    return (rows.compactMap(\.self), rows.allSatisfy { $0 != nil })
  }
}
