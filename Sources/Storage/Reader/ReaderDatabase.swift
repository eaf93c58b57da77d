// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Synchronization

/// What one reader keeps for itself, in one SQLite file: `reader.sqlite`, with `reader.key` beside it.
///
/// Apart from the core's from the first day: the core may move to another machine, the reader stays. Every write is on
/// the disk before it returns.
public final class ReaderDatabase: Sendable {
  private let database: Mutex<Database>
  let folder: String
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
    self.folder = folder
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

  // MARK: The devices

  /// The devices that the reader is, one of each of its users, in the order in which they came.
  public func devices() throws(StorageError) -> [DeviceRecord] {
    try use { (database) throws(StorageError) in try DeviceTable.devices(in: database) }
  }

  /// The device that the reader is for a user; `nil` before one was activated for them here.
  public func device(of user: UserID) throws(StorageError) -> DeviceRecord? {
    try devices().first { $0.user == user }
  }

  /// Keeps a user's device, in the place of the one that was theirs. The first user's are the accounts of before.
  public func keep(_ device: DeviceRecord) throws(StorageError) {
    try write { (database) throws(StorageError) in
      if try DeviceTable.devices(in: database).isEmpty {
        try AccountTable.give(to: device.user, in: database)
      }
      try DeviceTable.keep(device, in: database)
    }
  }

  /// Forgets a user's device: the reader is theirs no longer. What they kept here stays theirs.
  public func forgetDevice(of user: UserID) throws(StorageError) {
    try write { (database) throws(StorageError) in try DeviceTable.forget(user, in: database) }
  }

  // MARK: Settings

  /// Every setting that was ever made, of a user; without one, of the reader itself.
  public func settings(of user: UserID?) throws(StorageError) -> [String: String] {
    try use { (database) throws(StorageError) in try SettingTable.settings(of: user, in: database) }
  }

  /// Keeps a setting of a user or of the reader itself; `nil` takes it back.
  public func set(_ key: String, to value: String?, of user: UserID?) throws(StorageError) {
    try write { (database) throws(StorageError) in
      guard let value else { return try SettingTable.remove(key, of: user, in: database) }
      try SettingTable.keep(key, value, of: user, in: database)
    }
  }

  // MARK: Accounts

  /// The accounts of a user in their order; without one, those that were kept before the reader was anybody's.
  public func accounts(of user: UserID?) throws(StorageError) -> [AccountRecord] {
    try use { (database) throws(StorageError) in try AccountTable.accounts(of: user, in: database) }
  }

  /// Keeps an account: a new name at the end, a known one in its place.
  public func keep(_ account: AccountRecord, of user: UserID?) throws(StorageError) {
    try write { (database) throws(StorageError) in try AccountTable.keep(account, of: user, in: database) }
  }

  /// Keeps accounts as `keep(_:of:)` does, all of them or none.
  public func keep(_ accounts: [AccountRecord], of user: UserID?) throws(StorageError) {
    try write { (database) throws(StorageError) in
      for account in accounts { try AccountTable.keep(account, of: user, in: database) }
    }
  }

  /// Removes every account of a user and what makes its codes; how many there were.
  public func removeAllAccounts(of user: UserID?) throws(StorageError) -> Int {
    try write { (database) throws(StorageError) in
      let names = try AccountTable.accounts(of: user, in: database).map(\.name)
      for name in names { _ = try AccountTable.remove(name, of: user, in: database) }
      return names.count
    }
  }

  /// Moves an account's counter; `false` where there is none of that name with the old one: what was removed meanwhile stays
  /// removed.
  public func moveCounter(ofAccount name: String, of user: UserID?, from old: UInt64, to new: UInt64)
    throws(StorageError) -> Bool
  {
    try write { (database) throws(StorageError) in
      try AccountTable.moveCounter(of: name, of: user, from: old, to: new, in: database)
    }
  }

  /// Removes an account and what makes its codes; `false` where there is none of that name.
  @discardableResult
  public func removeAccount(named name: String, of user: UserID?) throws(StorageError) -> Bool {
    try write { (database) throws(StorageError) in
      try AccountTable.remove(name, of: user, in: database)
    }
  }

  /// Puts the accounts in another order; those not named follow in the order they had.
  public func arrangeAccounts(_ names: [String], of user: UserID?) throws(StorageError) {
    try write { (database) throws(StorageError) in
      try AccountTable.arrange(names, of: user, in: database)
    }
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
