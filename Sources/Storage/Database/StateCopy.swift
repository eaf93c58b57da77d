// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import CSQLite
internal import Cryptography
internal import Glibc

/// A copy of a database in the making, some pages at a time, while the database is written to: sqlite3_backup_step(3).
///
/// What the same connection writes between two steps is written to the copy too, so that it never begins anew. As its
/// connection, it is not for two threads at once.
@safe final class PageCopy {
  private let target: Connection
  private var backup: OpaquePointer?

  /// - Parameter path: A file that is made, 0600.
  init(of source: Connection, to path: String) throws(StorageError) {
    try StateFile.makePrivate(path)
    target = try Connection(path: path)
    unsafe backup = try source.beginCopy(to: target)
  }

  deinit { unsafe sqlite3_backup_finish(backup) }

  /// Copies the next pages.
  ///
  /// - Returns: Whether all are copied, and on the disk.
  func step(pages: Int32) throws(StorageError) -> Bool {
    let code = unsafe sqlite3_backup_step(backup, pages)
    switch code {
    case SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED: return false
    case SQLITE_DONE:
      let finished = unsafe sqlite3_backup_finish(backup)
      unsafe backup = nil
      guard finished == SQLITE_OK else {
        throw StorageError(code: finished, path: target.path, systemCode: errno)
      }
      return true
    default: throw StorageError(code: code, path: target.path, systemCode: errno)
    }
  }
}

/// A database with its key and its anchor, copied into another folder while it is written to.
///
/// The copy opens as the state did. Its anchor is of before the first page, so that the database is beside or ahead of it. Each
/// row is as it was at one moment: the copy's last.
struct StateCopy {
  let name: String
  let source: String
  let target: String

  /// The pages between two of which others have the database: 1 MiB of it.
  private static let pages: Int32 = 256

  /// - Parameter lend: Lends the database for one step, and says whether it was the last.
  func make<Failure: Error>(
    _ lend: ((Database) throws(StorageError) -> Bool) throws(Failure) -> Bool
  ) async throws(Failure) {
    var isLast = try lend { (database) throws(StorageError) in
      guard database.copy == nil else { throw .locked(path: database.connection.path) }
      try begin(database)
      return false
    }
    while !isLast {
      isLast = try lend(step)
      await Task.yield()
    }
  }

  private func step(_ database: Database) throws(StorageError) -> Bool {
    do throws(StorageError) {
      guard try database.copy?.step(pages: Self.pages) ?? true else { return false }
      database.copy = nil
      try StateFile.syncFolder(target)
      return true
    } catch {
      database.copy = nil
      throw error
    }
  }

  private func begin(_ database: Database) throws(StorageError) {
    let anchor = try StateFile.read("\(source)/\(name).anchor", atMost: 1 << 20) ?? []
    try StateFile.write(anchor.span, to: "\(target)/\(name).anchor")
    let key = try KeyFile(folder: source, name: "\(name).key").read()
    try key.withBytes { (bytes) throws(StorageError) in
      try StateFile.write(bytes, to: "\(target)/\(name).key")
    }
    database.copy = try PageCopy(of: database.connection, to: "\(target)/\(name).sqlite")
  }
}

extension CoreDatabase {
  /// Copies database, key and anchor into a folder of this account's, while all goes on here.
  public func copy(into folder: String) async throws(StoreError) {
    try await StateCopy(name: "core", source: self.folder, target: folder).make { (body) throws(StoreError) in
      try use(body)
    }
  }
}

extension ReaderDatabase {
  /// Copies database, key and anchor into a folder of this account's, while all goes on here.
  public func copy(into folder: String) async throws(StorageError) {
    try await StateCopy(name: "reader", source: self.folder, target: folder).make {
      (body) throws(StorageError) in
      try use(body)
    }
  }
}

/// The copies of a whole state: one folder each, in `backup` beside what was copied.
public struct StateBackup: Sendable {
  private let store: CoreDatabase
  private let memory: ReaderDatabase
  private let state: String

  /// - Parameter state: The folder of both.
  public init(of store: CoreDatabase, and memory: ReaderDatabase, inFolder state: String) {
    self.store = store
    self.memory = memory
    self.state = state
  }

  /// Makes a copy of all that is kept at some moment while this runs. It has its name when it is whole, and replaces none.
  ///
  /// - Parameter name: The folder's, in `backup`.
  /// - Returns: Its path, and how many entries the log had when it began.
  public func make(named name: String) async throws -> (folder: String, entries: Int64) {
    let (target, draft) = ("\(state)/backup/\(name)", "\(state)/backup/\(name).part")
    guard !StateFile.exists(target), !StateFile.exists(draft) else {
      throw StorageError.file(path: target, code: EEXIST)
    }
    let entries = try store.auditLength()
    try StateFile.makeFolder(draft)
    do {
      try await store.copy(into: draft)
      try await memory.copy(into: draft)
      guard unsafe rename(draft, target) == 0 else { throw StorageError.file(path: target, code: errno) }
    } catch {
      Self.remove(draft)
      throw error
    }
    try StateFile.syncFolder("\(state)/backup")
    return (target, entries)
  }

  /// Removes what was copied: there are keys in it.
  private static func remove(_ draft: String) {
    for name in ["core", "reader"] {
      for kind in ["key", "anchor", "sqlite", "sqlite-journal"] { unsafe unlink("\(draft)/\(name).\(kind)") }
    }
    unsafe rmdir(draft)
  }

  /// Holds the pages of a state that no daemon has open to SQLite's own check. What else is wrong was told when it was opened.
  ///
  /// - Throws: `damaged`.
  public func check() throws {
    try store.use { (database) throws(StorageError) in try database.checkPages() }
    try memory.use { (database) throws(StorageError) in try database.checkPages() }
  }
}

extension Database {
  /// PRAGMA integrity_check and foreign_key_check.
  fileprivate func checkPages() throws(StorageError) {
    let told = try connection.rows("PRAGMA integrity_check(1)", of: "integrity_check") { $0.text() }
    let stray = try connection.row("PRAGMA foreign_key_check", of: "foreign_key_check") { $0.text() }
    guard told == ["ok"], stray == nil else { throw .damaged(path: connection.path) }
  }
}
