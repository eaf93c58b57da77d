// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Synchronization

/// What one reader keeps for itself, in one SQLite file: `reader.sqlite`, with `reader.key` beside it.
///
/// Apart from the core's from the first day: the core may move to another machine, the reader stays. Every write is on
/// the disk before it returns.
public final class ReaderDatabase: Sendable {
  private let database: Mutex<Database>
  private let keeper: AnchorKeeper
  /// What was wrong with the state when it was opened to be accepted; `nil` where nothing was.
  public let accepted: StorageError?

  /// Opens or makes the database in a folder, and takes it for this program alone.
  ///
  /// - Parameter accepting: Whether a state that is missing or went back is taken as it is.
  /// - Throws: what `CoreDatabase.init(inFolder:accepting:tellingHead:)` throws.
  public init(inFolder folder: String, accepting: Bool = false) throws(StorageError) {
    let isKeyGone = Database.isKeyGone("reader", in: folder)
    guard accepting || !isKeyGone else { throw .keyMissing(path: "\(folder)/reader.key") }
    let opened = try Database(
      name: "reader", inFolder: folder, migrations: ReaderSchema.migrations,
      boundTables: ReaderSchema.boundTables, accepting: accepting)
    let file = AnchorFile(inFolder: folder, name: "reader.anchor", vault: opened.vault)
    let (anchor, wrong) = try opened.openAnchor(in: file, hasLog: false, accepting: accepting)
    keeper = AnchorKeeper(anchor, in: file)
    accepted = opened.accepted ?? wrong
    if accepted != nil { try opened.transaction(.durable, opened.keepIsAnchored) }
    // Whatever stands in it was on the disk when it was written.
    keeper.note(generation: opened.bound.generation)
    database = Mutex(opened)
  }

  deinit { keeper.close() }

  // MARK: The device

  /// The device of the reader's owner; `nil` before one was activated here.
  public func device() throws(StorageError) -> DeviceRecord? {
    try use { (database) throws(StorageError) in try DeviceTable.device(in: database) }
  }

  /// Keeps the device, in place of any other.
  public func keep(_ device: DeviceRecord) throws(StorageError) {
    try write { (database) throws(StorageError) in try DeviceTable.keep(device, in: database) }
  }

  /// Forgets the device: the reader has no owner any more.
  public func forgetDevice() throws(StorageError) {
    try write { (database) throws(StorageError) in try DeviceTable.forget(in: database) }
  }

  // MARK: Settings

  /// Every setting that was ever made.
  public func settings() throws(StorageError) -> [String: String] {
    try use { (database) throws(StorageError) in try SettingTable.settings(in: database) }
  }

  /// Keeps a setting; `nil` takes it back.
  public func set(_ key: String, to value: String?) throws(StorageError) {
    try write { (database) throws(StorageError) in
      guard let value else { return try SettingTable.remove(key, in: database) }
      try SettingTable.keep(key, value, in: database)
    }
  }

  // MARK: Accounts

  /// The accounts in their order.
  public func accounts() throws(StorageError) -> [AccountRecord] {
    try use { (database) throws(StorageError) in try AccountTable.accounts(in: database) }
  }

  /// Keeps an account: a new name at the end, a known one in its place.
  public func keep(_ account: AccountRecord) throws(StorageError) {
    try write { (database) throws(StorageError) in try AccountTable.keep(account, in: database) }
  }

  /// Keeps accounts as `keep(_:)` does, all of them or none.
  public func keep(_ accounts: [AccountRecord]) throws(StorageError) {
    try write { (database) throws(StorageError) in
      for account in accounts { try AccountTable.keep(account, in: database) }
    }
  }

  /// Removes every account and what makes its codes; how many there were.
  public func removeAllAccounts() throws(StorageError) -> Int {
    try write { (database) throws(StorageError) in
      let names = try AccountTable.accounts(in: database).map(\.name)
      for name in names { _ = try AccountTable.remove(name, in: database) }
      return names.count
    }
  }

  /// Moves an account's counter; `false` where there is none of that name with the old one: what was removed meanwhile stays
  /// removed.
  public func moveCounter(ofAccount name: String, from old: UInt64, to new: UInt64) throws(StorageError)
    -> Bool
  {
    try write { (database) throws(StorageError) in
      try AccountTable.moveCounter(of: name, from: old, to: new, in: database)
    }
  }

  /// Removes an account and what makes its codes; `false` where there is none of that name.
  @discardableResult
  public func removeAccount(named name: String) throws(StorageError) -> Bool {
    try write { (database) throws(StorageError) in try AccountTable.remove(name, in: database) }
  }

  /// Puts the accounts in another order; those not named follow in the order they had.
  public func arrangeAccounts(_ names: [String]) throws(StorageError) {
    try write { (database) throws(StorageError) in try AccountTable.arrange(names, in: database) }
  }

  // MARK: -

  func use<Result: Sendable>(_ body: (Database) throws(StorageError) -> Result) throws(StorageError) -> Result
  {
    try database.withLock { (database) throws(StorageError) in try body(database) }
  }

  private func write<Result: Sendable>(_ body: (Database) throws(StorageError) -> Result) throws(StorageError)
    -> Result
  {
    let (result, generation) = try use { (database) throws(StorageError) in
      let result = try database.transaction(.durable) { () throws(StorageError) in try body(database) }
      return (result, database.bound.generation)
    }
    keeper.note(generation: generation)
    return result
  }
}

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
