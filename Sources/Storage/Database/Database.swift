// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

/// One SQLite file with its key: opened, locked, migrated, ready for its tables.
///
/// 1. The file is this program's alone while it is open (`locking_mode = EXCLUSIVE`); another one is told so.
/// 2. A schema newer than known or older than it was, a missing or a wrong key, a key without its database, and a folder that
///    others can write to stop the start before anything is written.
/// 3. A transaction is kept whole or not at all.
/// 4. The rows of its bound tables are those that were written last, or it is not opened (`BoundRows`).
final class Database {
  let connection: Connection
  let vault: Vault
  /// What was wrong with the state when it was opened to be accepted; `nil` where nothing was.
  private(set) var accepted: StorageError?
  /// The tables whose rows are marked, and count.
  let boundTables: [RowMark]
  /// Those rows as one.
  var bound = BoundRows()
  private var durability = Durability.durable
  /// The copy that is being made of it.
  var copy: PageCopy?
  /// The mark that was made last, so that the next row's commit makes one and not two.
  var lastMark: (text: [UInt8], mark: [UInt8])?

  private static let busyMilliseconds = 500
  /// Holds the inner pages of every index of a nation's database.
  private static let cacheKibibytes = 65_536
  /// 16 MiB of log: rows written again and again on their way to a decision reach the database file once.
  private static let checkpointPages = 4096
  /// Read from the kernel's memory in place, not copied: a nation's rows are seldom asked for twice in a row.
  private static let mappedBytes = 64 << 30
  private static let keyCheck = Vault.Place(table: "sealed", column: "value", row: "key-check")
  private static let keyCheckText = Secret(utf8: "the key of this database")

  /// Opens or makes `name.sqlite` and `name.key` in a folder, which is made too.
  ///
  /// - Parameters:
  ///   - boundTables: the tables whose rows are marked.
  ///   - accepting: whether a state that is missing or went back is taken as it is; `accepted` tells what was wrong.
  init(
    name: String, inFolder folder: String, migrations: [Migration], boundTables: [RowMark] = [],
    accepting: Bool = false
  ) throws(StorageError) {
    self.boundTables = boundTables
    let path = "\(folder)/\(name).sqlite"
    let keyFile = KeyFile(folder: folder, name: "\(name).key")
    try StateFile.makeFolder(folder)
    try StateFile.checkPrivate(folder)
    let isLost = keyFile.exists && !StateFile.exists(path)
    guard accepting || !isLost else { throw .stateLost(path: path) }
    try StateFile.makePrivate(path)
    connection = try Connection(path: path)
    var wrong: StorageError?
    var version = try Self.prepare(connection)
    guard version <= migrations.count else {
      throw .newerSchema(path: path, found: version, known: migrations.count)
    }
    let hasTables = try Self.hasTables(connection)
    let isEmpty = version == 0 && !hasTables
    let isSettled = keyFile.exists
    if isEmpty, isSettled { wrong = .stateLost(path: path) }
    if let wrong, !accepting { throw wrong }
    vault = try Vault(key: Self.key(keyFile, isEmpty: isEmpty, isSettled: isSettled))
    if !isEmpty { try checkKey(keyFile.path) }
    let last = isEmpty ? nil : try lastVersion()
    if let last, last > version, last <= migrations.count {
      wrong = .schemaWentBack(path: path, found: version, known: last)
      if let wrong, !accepting { throw wrong }
      version = last
    }
    if wrong != nil || last != migrations.count { try migrate(from: version, by: migrations) }
    let differing = boundTables.isEmpty ? nil : try openBound(accepting: accepting)
    accepted = wrong ?? differing
    if !isSettled { try keyFile.settle() }
  }

  private func openBound(accepting: Bool) throws(StorageError) -> StorageError? {
    do throws(StorageError) {
      try checkBound()
      return accepting ? try removeForged() : nil
    } catch {
      guard accepting, error.isAccepted else { throw error }
      _ = try removeForged()
      try acceptBound(after: bound.generation)
      return error
    }
  }

  /// A database that is there has its key; a new one gets its own, or after an accepted loss goes on with the one that is there.
  private static func key(_ file: KeyFile, isEmpty: Bool, isSettled: Bool) throws(StorageError) -> Secret {
    if isSettled { return try file.read() }
    if isEmpty { return try file.makeDraft() }
    guard let draft = try file.readDraft() else { throw .keyMissing(path: file.path) }
    return draft
  }

  private static func hasTables(_ connection: Connection) throws(StorageError) -> Bool {
    try connection.row("SELECT 1 FROM sqlite_schema LIMIT 1", of: "sqlite_schema") { $0.flag() } ?? false
  }

  /// Sets what the file must be opened with, takes its lock, and reads the version of its schema.
  private static func prepare(_ connection: Connection) throws(StorageError) -> Int {
    for pragma in [
      "busy_timeout = \(busyMilliseconds)", "locking_mode = EXCLUSIVE", "journal_mode = WAL",
      "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF", "temp_store = MEMORY",
      "cache_size = -\(cacheKibibytes)", "wal_autocheckpoint = \(checkpointPages)",
      "mmap_size = \(mappedBytes)",
    ] {
      try connection.execute("PRAGMA \(pragma)")
    }
    return try connection.row("PRAGMA user_version", of: "user_version") { $0.int() } ?? 0
  }

  private func checkKey(_ keyPath: String) throws(StorageError) {
    do throws(StorageError) {
      guard try sealed(Self.keyCheck.row) == Self.keyCheckText else { throw .keyWrong(path: keyPath) }
    } catch .unreadableRow {
      throw .keyWrong(path: keyPath)
    }
  }

  private func migrate(from version: Int, by migrations: [Migration]) throws(StorageError) {
    try connection.transaction { () throws(StorageError) in
      for migration in migrations[version...] {
        try connection.execute(migration.sql)
        if version > 0 { try migration.fill?(self) }
      }
      if version == 0 {
        try keepSealed(Self.keyCheckText, as: Self.keyCheck.row)
        if !boundTables.isEmpty { try keepBound() }
      }
      try replaceSealed(Secret(utf8: String(migrations.count)), as: Self.versionName)
      try connection.execute("PRAGMA user_version = \(migrations.count)")
    }
  }

  /// The version of the schema as it was sealed last: `user_version` is a number that anybody sets. `nil` in databases of before.
  private func lastVersion() throws(StorageError) -> Int? {
    try sealed(Self.versionName).flatMap { Int(String(decoding: $0.revealed(), as: UTF8.self)) }
  }

  private static let versionName = "schema-version"

  // MARK: Transactions

  /// Runs `body` as one transaction.
  ///
  /// A durable one ends with an fsync of the log. An ordered one does not: its pages are with the kernel, so they
  /// outlive this process, and they stand in the log before everything written later, so the fsync of the next durable
  /// transaction makes them durable too. A power cut in between takes them away whole, from the last one backwards.
  func transaction<Result>(_ durability: Durability, _ body: () throws(StorageError) -> Result)
    throws(StorageError) -> Result
  {
    if durability != self.durability {
      try connection.execute(
        durability == .durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
      self.durability = durability
    }
    let before = bound
    do throws(StorageError) {
      return try connection.transaction { () throws(StorageError) in
        let result = try body()
        try keepBound(since: before)
        return result
      }
    } catch {
      bound = before
      throw error
    }
  }

  /// Moves the whole log into the database file and makes sure of that on the disk, whatever became of the log there.
  ///
  /// For after a sync of the log failed: fsync(2) tells an error once, and pages that it could not write count as written from
  /// then on. Here they are written anew, to the other file.
  func moveLog() throws(StorageError) {
    let isBusy = try connection.row("PRAGMA wal_checkpoint(TRUNCATE)", of: "wal_checkpoint") { $0.flag() }
    guard isBusy == false else { throw .locked(path: connection.path) }
  }

  // MARK: Sealed single values

  /// A value of the table `sealed`, which every database has.
  func sealed(_ name: String) throws(StorageError) -> Secret? {
    let bytes = try connection.row("SELECT value FROM sealed WHERE name = ?", [Value(name)], of: "sealed") {
      $0.bytes()
    }
    return try vault.openIfAny(bytes, Vault.Place(table: "sealed", column: "value", row: name))
  }

  /// Keeps a value in the table `sealed`, once.
  func keepSealed(_ secret: Secret, as name: String) throws(StorageError) {
    let value = try vault.seal(secret, Vault.Place(table: "sealed", column: "value", row: name))
    try connection.run("INSERT INTO sealed (name, value) VALUES (?, ?)", [Value(name), .bytes(value)])
  }

  /// Keeps a value in the table `sealed`, in the place of any other of its name.
  func replaceSealed(_ secret: Secret, as name: String) throws(StorageError) {
    try connection.run("DELETE FROM sealed WHERE name = ?", [Value(name)])
    try keepSealed(secret, as: name)
  }
}

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
