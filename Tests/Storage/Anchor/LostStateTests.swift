// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Testing

@testable import Storage

/// State that is missing, older than it was, cut or changed by who has the files and not the key.
struct LostStateTests {
  let scratch: Scratch
  private var path: String { scratch.path + "/core.sqlite" }
  private var anchorPath: String { scratch.path + "/core.anchor" }

  init() throws {
    scratch = try Scratch()
  }

  /// Keeps rows of the log from one number to another, each durable, and closes.
  private func keep(_ rows: ClosedRange<Int>) throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    for row in rows { try database.commit([.audit(Samples.audit(Int64(row)))], .durable) }
  }

  /// Changes the file as who has it and not the key can.
  private func tamper(_ sql: String) throws {
    let connection = try Connection(path: path)
    try connection.execute(
      "DROP TRIGGER IF EXISTS audit_is_never_deleted; DROP TRIGGER IF EXISTS audit_is_never_changed; " + sql)
  }

  private func remove(_ names: String...) throws {
    for name in names { try? FileManager.default.removeItem(atPath: scratch.path + "/" + name) }
  }

  private func put(_ contents: [String: Data], only names: [String]? = nil) throws {
    for (name, data) in contents where names?.contains(name) ?? true {
      try scratch.write(Array(data), to: name)
    }
  }

  private var opened: Result<CoreDatabase, StorageError> {
    do throws(StorageError) {
      return .success(try CoreDatabase(inFolder: scratch.path))
    } catch {
      return .failure(error)
    }
  }

  private func expectRefused(_ error: StorageError, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(throws: error, sourceLocation: sourceLocation) { try opened.get() }
  }

  @Test(arguments: ["core", "reader"])
  func `a database that is missing beside its key is refused, and no other one is made`(name: String) throws {
    try keep(1...2)
    _ = try ReaderDatabase(inFolder: scratch.path)
    try remove("\(name).sqlite", "\(name).sqlite-wal", "\(name).sqlite-shm")
    let lost = StorageError.stateLost(path: "\(scratch.path)/\(name).sqlite")
    #expect(throws: lost) {
      if name == "core" { _ = try opened.get() } else { _ = try ReaderDatabase(inFolder: scratch.path) }
    }
    #expect(try scratch.contents()["\(name).sqlite"] == nil)
  }

  @Test func `a database that was emptied is refused`() throws {
    try keep(1...2)
    try remove("core.sqlite-wal", "core.sqlite-shm")
    try scratch.write([], to: "core.sqlite")
    expectRefused(.stateLost(path: path))
  }

  @Test func `an older copy is refused, and the newest is not`() throws {
    try keep(1...3)
    let older = try scratch.contents()
    try keep(4...7)
    let newest = try scratch.contents()
    try put(older, only: ["core.sqlite", "core.sqlite-wal", "core.key"])
    expectRefused(.stateBehind(path: path, rows: 3, known: 7))
    try put(newest, only: ["core.sqlite"])
    #expect(try opened.get().lastAuditEntry()?.sequence == 7)
  }

  @Test func `a log that was cut or emptied is refused`() throws {
    try keep(1...5)
    try tamper("DELETE FROM audit WHERE sequence > 3")
    expectRefused(.stateBehind(path: path, rows: 3, known: 5))
    try tamper("DELETE FROM audit")
    expectRefused(.stateBehind(path: path, rows: 0, known: 5))
  }

  @Test(arguments: [(first: 2, after: 0, upTo: 3), (4, 3, 6), (8, 6, 9)])
  func `a log that was chained anew is refused, and where it differs is told`(
    first: Int, after: Int64, upTo: Int64
  ) throws {
    for rows in [1...3, 4...6, 7...9] { try keep(rows) }
    try tamper("UPDATE audit SET event = 'x', hash = randomblob(32), mark = NULL WHERE sequence >= \(first)")
    expectRefused(.logDiffers(path: path, after: after, upTo: upTo))
  }

  @Test func `an anchor that is missing, changed or another's is refused`() throws {
    try keep(1...3)
    let whole = try #require(try scratch.contents()["core.anchor"])
    try remove("core.anchor")
    expectRefused(.anchorMissing(path: anchorPath))
    let text = String(decoding: whole, as: UTF8.self)
    for changed in [text.replacingOccurrences(of: "\n3 ", with: "\n2 "), text + "x", "", "mark"] {
      try scratch.write(Array(changed.utf8), to: "core.anchor")
      expectRefused(.anchorDamaged(path: anchorPath))
    }
    try scratch.write(Array(whole), to: "core.anchor")
    _ = try opened.get()
  }

  @Test func `an anchor with neither key nor database beside it lets nobody begin anew`() throws {
    try keep(1...3)
    try remove("core.sqlite", "core.sqlite-wal", "core.sqlite-shm", "core.key")
    expectRefused(.keyMissing(path: scratch.path + "/core.key"))
    #expect(try Set(scratch.contents().keys) == ["core.anchor"])
  }

  @Test func `a core of which nothing is left beside the reader's state is refused, until that is accepted`()
    async throws
  {
    try keep(1...3)
    _ = try ReaderDatabase(inFolder: scratch.path)
    let all = try scratch.contents().keys.filter { $0.hasPrefix("core.") }
    for name in all { try remove(name) }
    expectRefused(.stateLost(path: path))
    #expect(try scratch.contents()["core.key"] == nil)
    do {
      let database = try CoreDatabase(inFolder: scratch.path, accepting: true)
      #expect(database.accepted == .stateLost(path: path))
      try await IdentityProvider(store: database, clock: StandingClock()).acceptState()
      try database.finishAcceptance()
    }
    _ = try opened.get()
  }

  @Test func `a database that is ahead of its anchor is opened`() throws {
    try keep(1...2)
    let older = try scratch.contents()
    try keep(3...5)
    try put(older, only: ["core.anchor"])
    #expect(try opened.get().lastAuditEntry()?.sequence == 5)
  }

  @Test func `the anchor knows no row that a power cut can take away`() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    try database.commit([.audit(Samples.audit(1))], .durable)
    try database.commit([.audit(Samples.audit(2))], .ordered)
    #expect(try database.auditAnchor()?.head?.sequence == 1)
    try database.commit([.audit(Samples.audit(3))], .durable)
    #expect(try database.auditAnchor()?.head?.sequence == 3)
  }

  /// What a first start leaves on the disk when it is cut off, step by step.
  enum Cut: CaseIterable {
    case beforeDatabase, emptyDatabase, beforeKeySettles, beforeAnchor, halfAnchor, beforeFlag
  }

  @Test(arguments: Cut.allCases)
  func `a first start that was cut off anywhere goes on`(cut: Cut) throws {
    if cut == .beforeDatabase || cut == .emptyDatabase {
      try scratch.write([UInt8](repeating: 9, count: 32), to: "core.key.new")
      if cut == .emptyDatabase { try scratch.write([], to: "core.sqlite") }
    } else {
      _ = try CoreDatabase(inFolder: scratch.path)
      let connection = try Connection(path: path)
      try connection.execute("DELETE FROM sealed WHERE name = 'anchored'")
      let whole = try scratch.contents()
      if cut != .beforeFlag { try remove("core.anchor") }
      if cut == .halfAnchor { try scratch.write(Array("kodeoplaeser anc".utf8), to: "core.anchor.new") }
      if cut == .beforeKeySettles {
        try scratch.write(Array(try #require(whole["core.key"])), to: "core.key.new")
        try remove("core.key")
      }
    }
    for _ in 1...2 { _ = try opened.get() }
    let left = try scratch.contents()
    #expect(left["core.key"]?.count == 32 && left["core.key.new"] == nil && left["core.anchor"] != nil)
  }

  @Test func `what is accepted is opened from then on, and the log says so`() async throws {
    try keep(1...3)
    let older = try scratch.contents()
    try keep(4...7)
    try put(older, only: ["core.sqlite", "core.sqlite-wal"])
    do {
      let database = try CoreDatabase(inFolder: scratch.path, accepting: true)
      #expect(database.accepted == .stateBehind(path: path, rows: 3, known: 7))
      let core = try IdentityProvider(store: database, clock: StandingClock())
      try await core.acceptState()
      try database.finishAcceptance()
    }
    let database = try opened.get()
    #expect(database.accepted == nil)
    #expect(try database.lastAuditEntry()?.event == "state.accepted")
    #expect(try database.auditLength() == database.lastAuditEntry()?.sequence)
  }

  @Test func `what is missing is accepted with the key that is there`() async throws {
    try keep(1...3)
    let key = try scratch.contents()["core.key"]
    try remove("core.sqlite", "core.sqlite-wal", "core.sqlite-shm")
    do {
      let database = try CoreDatabase(inFolder: scratch.path, accepting: true)
      #expect(database.accepted == .stateLost(path: path))
      try await IdentityProvider(store: database, clock: StandingClock()).acceptState()
      try database.finishAcceptance()
    }
    let core = try IdentityProvider(store: opened.get(), clock: StandingClock())
    #expect(try await core.verifyAudit()?.fault == nil)
    #expect(try scratch.contents()["core.key"] == key)
  }

  @Test(arguments: ["core", "reader"], [0, 1])
  func `a version of the schema that went back is named`(name: String, version: Int) throws {
    try keep(1...2)
    _ = try ReaderDatabase(inFolder: scratch.path)
    let path = "\(scratch.path)/\(name).sqlite"
    let known = (name == "core" ? CoreSchema.migrations : ReaderSchema.migrations).count
    guard version < known else { return }
    do { try Connection(path: path).execute("PRAGMA user_version = \(version)") }
    #expect(throws: StorageError.schemaWentBack(path: path, found: version, known: known)) {
      if name == "core" { _ = try opened.get() } else { _ = try ReaderDatabase(inFolder: scratch.path) }
    }
    if name == "core" { _ = try CoreDatabase(inFolder: scratch.path, accepting: true) }
    if name == "reader" { _ = try ReaderDatabase(inFolder: scratch.path, accepting: true) }
    _ = try opened.get()
    _ = try ReaderDatabase(inFolder: scratch.path)
  }
}

/// A clock that stands.
struct StandingClock: CoreClock {
  var wall: Instant { Instant(milliseconds: 1_795_233_600_000) }
  var uptime: Duration { .seconds(50) }
}
