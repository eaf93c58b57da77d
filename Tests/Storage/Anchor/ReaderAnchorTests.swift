// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import Testing

@testable import Storage

/// The reader's own records, changed or put back by who has the files and not the key.
struct ReaderAnchorTests {
  let scratch: Scratch
  private var path: String { scratch.path + "/reader.sqlite" }

  init() throws {
    scratch = try Scratch()
    let database = try ReaderDatabase(inFolder: scratch.path)
    try database.keep(
      DeviceRecord(
        user: UserID("anna.aa"), authenticator: AuthenticatorID(5), serial: "1", seed: Samples.seed))
    try database.set("privacy", to: "private", of: nil)
    try database.keep(
      AccountRecord(name: "A", address: Secret(utf8: "otpauth://hotp/A"), counter: 1),
      of: UserID("anna.aa"))
  }

  private func tamper(_ sql: String) throws { try Connection(path: path).execute(sql) }

  private func readAll() throws {
    let database = try ReaderDatabase(inFolder: scratch.path)
    let anna = try UserID("anna.aa")
    _ = try (database.devices(), database.settings(of: nil), database.accounts(of: anna))
  }

  private func put(_ contents: [String: Data], _ names: String...) throws {
    for (name, data) in contents where names.contains(name) { try scratch.write(Array(data), to: name) }
  }

  @Test(arguments: [
    ("user_settings", "UPDATE user_settings SET value = 'public'"),
    ("user_settings", "INSERT INTO user_settings (user, key, value) VALUES ('', 'rate', '400')"),
    ("devices", "UPDATE devices SET authenticator = 6"),
    ("devices", "UPDATE devices SET user = 'bent.bb'"),
    ("user_accounts", "UPDATE user_accounts SET counter = 0"),
  ])
  func `a row that was edited by hand is refused when it is read`(table: String, sql: String) throws {
    try readAll()
    try tamper(sql)
    #expect(throws: StorageError.unreadableRow(table: table)) { try readAll() }
  }

  @Test(arguments: ["user_settings", "devices", "user_accounts", "bound_rows"])
  func `a row that is deleted is missed`(table: String) throws {
    try tamper("DELETE FROM \(table)")
    #expect(throws: StorageError.rowsDiffer(path: path)) { try readAll() }
  }

  @Test func `an older copy is refused, the newest is not, nor is one ahead of its anchor`() throws {
    let older = try scratch.contents()
    do { try ReaderDatabase(inFolder: scratch.path).set("privacy", to: "public", of: nil) }
    let newest = try scratch.contents()
    try put(older, "reader.sqlite")
    #expect(throws: StorageError.rowsDiffer(path: path)) { try readAll() }
    try put(newest, "reader.sqlite")
    try put(older, "reader.anchor")
    try readAll()
    // It is brought up to the database by that start, whatever was written.
    try put(older, "reader.sqlite")
    #expect(throws: StorageError.rowsDiffer(path: path)) { try readAll() }
  }

  @Test func `an anchor that is missing or changed is refused, whatever the database says of it`() throws {
    let anchor = scratch.path + "/reader.anchor"
    let whole = try #require(try scratch.contents()["reader.anchor"])
    try FileManager.default.removeItem(atPath: anchor)
    #expect(throws: StorageError.anchorMissing(path: anchor)) { try readAll() }
    try tamper("DELETE FROM sealed WHERE name = 'anchored'")
    #expect(throws: StorageError.anchorMissing(path: anchor)) { try readAll() }
    try scratch.write(Array("kodeoplaeser anchor 2\nmarked-rows 0\nmark 00".utf8), to: "reader.anchor")
    #expect(throws: StorageError.anchorDamaged(path: anchor)) { try readAll() }
    try scratch.write(Array(whole), to: "reader.anchor")
    try readAll()
  }

  @Test func `what is accepted is opened from then on`() throws {
    let older = try scratch.contents()
    do { try ReaderDatabase(inFolder: scratch.path).set("privacy", to: "public", of: nil) }
    try put(older, "reader.sqlite")
    do {
      let accepted = try ReaderDatabase(inFolder: scratch.path, accepting: true).accepted
      #expect(accepted == .rowsDiffer(path: path))
    }
    try readAll()
    #expect(try ReaderDatabase(inFolder: scratch.path).settings(of: nil) == ["privacy": "private"])
    // The copy that was accepted once is older than what was accepted.
    try put(older, "reader.sqlite")
    #expect(throws: StorageError.rowsDiffer(path: path)) { try readAll() }
  }

  @Test func `a log cut anywhere opens before or after a write, never refused`() throws {
    let database = try ReaderDatabase(inFolder: scratch.path)
    try database.set("rate", to: "140", of: nil)
    // The anchor is written after what is on the disk: while that is being written, it is the one of before.
    let before = try scratch.contents()
    let (anchor, written) = (
      try #require(before["reader.anchor"]), try #require(before["reader.sqlite-wal"]).count
    )
    try database.set("rate", to: "180", of: nil)
    let whole = try #require(try scratch.contents()["reader.sqlite-wal"])
    var outcomes: Set<String?> = []
    for length in [written] + stride(from: whole.count, to: written, by: -1021) {
      let copy = try scratch.copy()
      try whole.prefix(length).write(to: URL(fileURLWithPath: copy + "/reader.sqlite-wal"))
      try anchor.write(to: URL(fileURLWithPath: copy + "/reader.anchor"))
      outcomes.insert(try ReaderDatabase(inFolder: copy).settings(of: nil)["rate"])
    }
    #expect(outcomes == ["140", "180"])
  }

  @Test func `records of a version before they were bound are bound when it is opened`() throws {
    let older = try Scratch()
    do {
      let second = Array(ReaderSchema.migrations.prefix(2))
      try Database(name: "reader", inFolder: older.path, migrations: second).connection.execute(
        "INSERT INTO settings VALUES ('rate', '140')")
    }
    do { #expect(try ReaderDatabase(inFolder: older.path).settings(of: nil) == ["rate": "140"]) }
    let path = older.path + "/reader.sqlite"
    try Connection(path: path).execute("DELETE FROM user_settings")
    #expect(throws: StorageError.rowsDiffer(path: path)) { try ReaderDatabase(inFolder: older.path) }
  }

  @Test func `an anchor with neither key nor database beside it lets nobody begin anew`() throws {
    for name in ["reader.sqlite", "reader.sqlite-wal", "reader.sqlite-shm", "reader.key"] {
      try? FileManager.default.removeItem(atPath: scratch.path + "/" + name)
    }
    #expect(throws: StorageError.keyMissing(path: scratch.path + "/reader.key")) { try readAll() }
  }
}
