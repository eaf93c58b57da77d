// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import Testing

@testable import Storage

struct DatabaseTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: scratch.path + "/" + name)[.posixPermissions] as? Int
  }

  @Test func `folders and files are their owner's alone`() throws {
    let database = try CoreDatabase(inFolder: scratch.path + "/a/b")
    try database.commit([.user(Samples.user())], .durable)
    #expect(try permissions("a") == 0o700)
    #expect(try permissions("a/b") == 0o700)
    for name in ["core.sqlite", "core.sqlite-wal", "core.key"] {
      #expect(try permissions("a/b/" + name) == 0o600, "\(name)")
    }
  }

  @Test func `a second opener is told that the database is in use`() throws {
    let first = try CoreDatabase(inFolder: scratch.path)
    #expect(throws: StorageError.locked(path: scratch.path + "/core.sqlite")) {
      try CoreDatabase(inFolder: scratch.path)
    }
    #expect(try first.userCount(upTo: 1) == 0)
  }

  @Test func `what was kept is there when it is opened again`() throws {
    let user = try Samples.user()
    do {
      try CoreDatabase(inFolder: scratch.path).commit([.user(user)], .durable)
    }
    #expect(fields(try CoreDatabase(inFolder: scratch.path).user(user.id)) == fields(user))
  }

  @Test(arguments: [Durability.durable, .ordered])
  func `what was kept outlives a program that ends without closing`(durability: Durability) throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    try database.commit([.user(Samples.user()), .authenticator(Samples.authenticator())], durability)
    try database.commit([.approval(Samples.approval()), .audit(Samples.audit(1))], durability)
    let left = try CoreDatabase(inFolder: scratch.copy())
    #expect(fields(try left.approval(Samples.approval().id)) == fields(try Samples.approval()))
    #expect(try left.auditLength() == 1)
  }

  @Test func `a log cut anywhere opens before or after a commit, never in between`() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    try database.commit([.user(Samples.user()), .authenticator(Samples.authenticator())], .durable)
    // The anchor is written after a commit that is on the disk: while one is being written, it is the one of before.
    let before = try scratch.contents()
    let (anchor, written) = (
      try #require(before["core.anchor"]), try #require(before["core.sqlite-wal"]).count
    )
    let guesses = WrongGuesses(by: Guesser(user: try UserID("anna.aa"), asker: .ourselves), count: 2)
    try database.commit(
      [.approval(Samples.approval()), .wrongGuesses(guesses), .audit(Samples.audit(1))], .durable)
    let whole = try #require(try scratch.contents()["core.sqlite-wal"])
    var outcomes: Set<Int64> = []
    for length in [written] + stride(from: whole.count, to: written, by: -1021) {
      let copy = try scratch.copy()
      try whole.prefix(length).write(to: URL(fileURLWithPath: copy + "/core.sqlite-wal"))
      try anchor.write(to: URL(fileURLWithPath: copy + "/core.anchor"))
      let left = try CoreDatabase(inFolder: copy)
      let rows = try left.auditLength()
      #expect(try left.lastAuditEntry()?.sequence ?? 0 == rows)
      #expect(try (left.approval(Samples.approval().id) != nil) == (rows == 1))
      #expect(try left.wrongGuesses(by: guesses.guesser) == (rows == 1 ? guesses : nil))
      outcomes.insert(rows)
    }
    #expect(outcomes == [0, 1])
  }

  @Test func `a commit that fails at any change keeps none of them`() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    let changes: [Change] = [
      .user(try Samples.user()), .authenticator(try Samples.authenticator()),
      .approval(try Samples.approval()),
      .audit(Samples.audit(1)),
    ]
    for table in ["users", "authenticators", "approvals", "audit", "audit_length"] {
      try database.use { (database) throws(StorageError) in
        try database.connection.execute(
          "CREATE TEMP TRIGGER fault BEFORE INSERT ON main.\(table) BEGIN SELECT RAISE(ABORT, 'fault'); END")
      }
      #expect(throws: StoreError.self) { try database.commit(changes, .durable) }
      try database.use { (database) throws(StorageError) in
        try database.connection.execute("DROP TRIGGER fault")
      }
      #expect(try database.userCount(upTo: 1) == 0)
      #expect(try database.lastAuditEntry() == nil)
    }
    try database.commit(changes, .durable)
    #expect(try database.auditLength() == 1)
  }

  @Test func `a full disk keeps what was there and says so`() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    try database.commit([.user(Samples.user("anna.aa"))], .durable)
    try database.use { (database) throws(StorageError) in
      try database.connection.execute("PRAGMA max_page_count = 1")
    }
    let many = try (0..<200).map { Change.user(try Samples.user("user\($0).x")) }
    #expect(throws: StorageError.diskFull(path: scratch.path + "/core.sqlite").asStoreError) {
      try database.commit(many, .durable)
    }
    #expect(try database.userCount(upTo: 300) == 1)
  }

  @Test func `an approval of nobody is not kept`() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    #expect(throws: StorageError.contradiction.asStoreError) {
      try database.commit([.approval(Samples.approval())], .durable)
    }
    try database.commit([.user(Samples.user())], .durable)
  }

  // MARK: Keys

  private func makeAndLeave() throws {
    try CoreDatabase(inFolder: scratch.path).commit([.signingKey(Samples.seed)], .durable)
  }

  private var keyPath: String { scratch.path + "/core.key" }

  @Test func `a missing key is an error that changes nothing`() throws {
    try makeAndLeave()
    let key = try Data(contentsOf: URL(fileURLWithPath: keyPath))
    try FileManager.default.removeItem(atPath: keyPath)
    #expect(throws: StorageError.keyMissing(path: keyPath)) { try CoreDatabase(inFolder: scratch.path) }
    #expect(!FileManager.default.fileExists(atPath: keyPath))
    try scratch.write(Array(key), to: "core.key")
    #expect(try CoreDatabase(inFolder: scratch.path).signingKey() == Samples.seed)
  }

  @Test(arguments: [32, 31, 0])
  func `another key is refused`(length: Int) throws {
    try makeAndLeave()
    try FileManager.default.removeItem(atPath: keyPath)
    try scratch.write([UInt8](repeating: 7, count: length), to: "core.key")
    let error = length == 32 ? StorageError.keyWrong(path: keyPath) : .keyDamaged(path: keyPath)
    #expect(throws: error) { try CoreDatabase(inFolder: scratch.path) }
  }

  @Test func `a key that others may read is refused`() throws {
    try makeAndLeave()
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: keyPath)
    #expect(throws: StorageError.keyExposed(path: keyPath)) { try CoreDatabase(inFolder: scratch.path) }
  }

  @Test func `a seal moved to another row does not open`() throws {
    let (anna, bent) = (try Samples.authenticator(1), try Samples.authenticator(2))
    do {
      let database = try CoreDatabase(inFolder: scratch.path)
      try database.commit([.user(Samples.user()), .authenticator(anna), .authenticator(bent)], .durable)
      try database.use { (database) throws(StorageError) in
        try database.connection.execute(
          "UPDATE authenticators SET seed = (SELECT seed FROM authenticators WHERE id = 2) WHERE id = 1")
      }
    }
    let database = try CoreDatabase(inFolder: scratch.path)
    #expect(throws: StorageError.unreadableRow(table: "authenticators").asStoreError) {
      try database.authenticator(anna.id)
    }
  }

  // MARK: Versions

  @Test func `a newer schema is refused`() throws {
    do {
      let database = try CoreDatabase(inFolder: scratch.path)
      try database.use { (database) throws(StorageError) in
        try database.connection.execute("PRAGMA user_version = 99")
      }
    }
    #expect(
      throws: StorageError.newerSchema(
        path: scratch.path + "/core.sqlite", found: 99, known: CoreSchema.migrations.count)
    ) {
      try CoreDatabase(inFolder: scratch.path)
    }
  }

  @Test func `what the first version kept is read by this one`() throws {
    let sql = """
      INSERT INTO users (id, password_failures, created_at) VALUES ('anna.aa', 0, 1);
      INSERT INTO authenticators (id, user, kind, state, code_counter, pin_failures, locks_in_a_row, binding,
        switch_requested_at, switch_due_at, switch_is_announced, uses_biometrics, wants_notifications)
      VALUES (1, 'anna.aa', 'app', 'active', 0, 0, 0, 'qr', 5, 6, 0, 0, 0);
      """
    do {
      let first = Array(CoreSchema.migrations.prefix(1))
      try Database(name: "core", inFolder: scratch.path, migrations: first).connection.execute(sql)
    }
    let database = try CoreDatabase(inFolder: scratch.path)
    let app = try #require(database.switchingAuthenticators().first)
    #expect(app.movingFactor == .time && app.replaces == nil)
    #expect(app.methodSwitch?.dueAt == Instant(milliseconds: 6))
  }

  @Test(arguments: [
    // Time had never leapt; by half a minute; by 71 years, with a code taken in them.
    (leapt: Int64(0), step: Int64(14_960_280), spent: "0-14960280"),
    (30_000, 14_960_280, "0-14960280"), (2_246_400_000_000, 33_680_280, "0-14960279 33680278-33680280"),
  ])
  func
    `a clock that had leapt in the ninth version has its leaps in what waits, and not in the codes that are spent`(
      leapt: Int64, step: Int64, spent: String
    ) throws
  {
    let sql = """
      INSERT INTO users (id, password_failures, created_at) VALUES ('anna.aa', 0, 1);
      INSERT INTO authenticators (id, user, kind, state, code_counter, spent_step, pin_failures, locks_in_a_row,
        binding, switch_requested_at, switch_due_at, switch_is_announced, switch_leapt_before, uses_biometrics,
        wants_notifications)
      VALUES (1, 'anna.aa', 'app', 'active', 0, \(step), 0, 0, 'qr', 5, 6, 0, 0, 0, 0),
        (2, 'anna.aa', 'app', 'active', 0, NULL, 0, 0, 'qr', NULL, NULL, NULL, NULL, 0, 0);
      INSERT INTO clock (one, latest, leapt, uptime, boot) VALUES (1, 4041633600000, \(leapt), 8, 'a-boot');
      """
    do {
      let ninth = Array(CoreSchema.migrations.prefix(9))
      try Database(name: "core", inFolder: scratch.path, migrations: ninth).connection.execute(sql)
    }
    let database = try CoreDatabase(inFolder: scratch.path)
    let app = try #require(try database.authenticator(AuthenticatorID(1)))
    #expect(app.spentSteps.text == spent)
    #expect(app.methodSwitch?.dueAt == Instant(milliseconds: 6 + leapt))
    #expect(try database.authenticator(AuthenticatorID(2))?.spentSteps.text == "")
    #expect(
      try database.clock()
        == ClockMemory(
          latest: Instant(milliseconds: 4_041_633_600_000), uptime: .milliseconds(8), boot: "a-boot"))
  }

  @Test func `of two users of one account, the one who was found by it keeps it`() throws {
    let sql = """
      INSERT INTO users (id, password_failures, created_at, system_account) VALUES
        ('anna.aa', 0, 1, 1000), ('bent.bb', 0, 1, 1000), ('carl.cc', 0, 1, 1000), ('dora.dd', 0, 1, 1001);
      """
    do {
      let sixth = Array(CoreSchema.migrations.prefix(6))
      try Database(name: "core", inFolder: scratch.path, migrations: sixth).connection.execute(sql)
    }
    let database = try CoreDatabase(inFolder: scratch.path)
    let accounts = try ["anna.aa", "bent.bb", "carl.cc", "dora.dd"].map {
      try database.user(UserID($0))?.systemAccount
    }
    #expect(accounts == [1000, nil, nil, 1001])
    #expect(try database.user(ofSystemAccount: 1000)?.id == UserID("anna.aa"))
  }

  @Test(arguments: [(rows: 0, isKept: false), (1, true)])
  func `a signing key of a version before the log began with it stays where the log has rows`(
    rows: Int64, isKept: Bool
  ) throws {
    do {
      let sixth = Array(CoreSchema.migrations.prefix(6))
      let database = try Database(name: "core", inFolder: scratch.path, migrations: sixth)
      for row in 0..<rows { try AuditTable.append(Samples.audit(row + 1), in: database) }
      try database.keepSealed(Samples.seed, as: CoreDatabase.signingKeyName)
    }
    let database = try CoreDatabase(inFolder: scratch.path)
    #expect((try database.signingKey() != nil) == isKept)
    #expect(try database.auditLength() == rows)
  }

  @Test func `an older schema is brought up to date and keeps its rows`() throws {
    let first = CoreSchema.migrations
    do { _ = try Database(name: "core", inFolder: scratch.path, migrations: first) }
    let second =
      first + [Migration(sql: "CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra VALUES (5)")]
    for _ in 1...2 {
      let database = try Database(name: "core", inFolder: scratch.path, migrations: second)
      #expect(try database.connection.rows("SELECT x FROM extra", of: "extra") { $0.int() } == [5])
    }
  }

  @Test func `a migration that fails leaves the version before`() throws {
    do { _ = try CoreDatabase(inFolder: scratch.path) }
    let broken =
      CoreSchema.migrations + [
        Migration(sql: "CREATE TABLE extra (x INTEGER) STRICT; CREATE TABLE users (x)")
      ]
    #expect(throws: StorageError.self) {
      _ = try Database(name: "core", inFolder: scratch.path, migrations: broken)
    }
    let database = try CoreDatabase(inFolder: scratch.path)
    try database.commit([.user(Samples.user())], .durable)
  }

  // MARK: Files that are something else

  @Test func `a file that is no database is called damaged`() throws {
    let path = scratch.path + "/core.sqlite"
    try scratch.write([UInt8](repeating: 65, count: 9000), to: "core.sqlite")
    #expect(throws: StorageError.damaged(path: path)) { try CoreDatabase(inFolder: scratch.path) }
  }

  @Test func `a folder that is a file is named`() throws {
    try scratch.write([], to: "state")
    let error = #expect(throws: StorageError.self) { try CoreDatabase(inFolder: scratch.path + "/state/a") }
    #expect(error?.description.contains("/state/a") == true)
  }
}
