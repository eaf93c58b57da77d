// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Testing

@testable import Storage

/// Rows that give somebody a right, edited by who has the file and not the key.
struct RowMarkTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try keep(at: 5)
  }

  /// Keeps one of everything that is marked, as it stands at a moment.
  private func keep(at moment: Int64) throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    let (user, at) = (try UserID("anna.aa"), Instant(milliseconds: moment))
    var (anna, device) = (try Samples.user(), try Samples.authenticator())
    (anna.phoneChangedAt, device.lockedUntil) = (at, at)
    let served = try Self.change(isSpent: moment > 5)
    try database.commit(
      [
        .user(anna), .user(Samples.user("bent.bb")), .authenticator(device),
        .service(RegisteredService(name: ServiceName("Borger.dk"), systemAccount: UInt32(moment))),
        .recovery(
          Recovery(
            user: user, codes: RecoveryCodes(encoded: Secret(utf8: "12345678")),
            wait: Recovery.Wait(requestedAt: at, dueAt: at))),
        .clock(ClockMemory(latest: at)), .approval(Samples.approval("b")), .approval(served),
        .freeze(Freeze(user: user, service: ServiceName("Banken"), since: at)),
        .wrongGuesses(WrongGuesses(by: Self.guesser, count: Int(moment))),
        .pendingCode(
          PendingCode(
            purpose: .temporaryPIN, user: user, code: Secret(utf8: "55123412"), subject: "", expiresAt: at,
            triesLeft: Int(moment))),
        .enrolment(Samples.enrolment(user: moment > 5 ? "anna.aa" : nil)),
      ], .durable)
  }

  private static var guesser: Guesser {
    get throws { Guesser(user: try UserID("anna.aa"), asker: Asker(account: 7)) }
  }

  /// An approval of a change, approved.
  private static func change(isSpent: Bool) throws -> Approval {
    let sample = try Samples.approval("c", state: .approved)
    let text = try TransactionText(
      action: .approve, service: ServiceName(ServiceName.own), body: "",
      change: IdentityChange(.add, of: .chip, subject: "7"))
    return Approval(
      id: sample.id, user: sample.user, authenticator: sample.authenticator, binding: .oneTimeCode,
      text: text, textDigest: text.digest, requestedAt: sample.requestedAt, isRepeat: false,
      oneTimeCode: nil, codeCounter: nil, state: .approved, expiresAt: sample.expiresAt, codeTriesLeft: 2,
      extensionsLeft: 1, decidedAt: sample.decidedAt, receipt: "a.b.c", asker: 1000, isSpent: isSpent)
  }

  private func readAll() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    let (anna, bent) = (try UserID("anna.aa"), try UserID("bent.bb"))
    _ = try database.user(anna)
    _ = try database.user(bent)
    _ = try database.standing(of: anna)
    _ = try database.user(ofSystemAccount: 1000)
    _ = try database.authenticator(AuthenticatorID(.max))
    _ = try database.services()
    for account in [33, 1000] as [UInt32] { _ = try database.services(ofSystemAccount: account) }
    _ = try database.recovery(of: anna)
    _ = try database.clock()
    _ = try (database.approval(Samples.approval("b").id), database.approval(Self.change(isSpent: true).id))
    _ = try (database.freezes(of: anna), database.wrongGuesses(by: Self.guesser))
    _ = try (database.pendingCode(.temporaryPIN, of: anna), database.enrolment(Samples.enrolment().id))
  }

  /// Changes the file as who has it and not the key can.
  private func tamper(_ sql: String) throws {
    try Connection(path: scratch.path + "/core.sqlite").execute(sql)
  }

  private var opened: Result<CoreDatabase, StorageError> {
    do throws(StorageError) {
      return .success(try CoreDatabase(inFolder: scratch.path))
    } catch {
      return .failure(error)
    }
  }

  private var differs: StorageError { .rowsDiffer(path: scratch.path + "/core.sqlite") }

  /// Every marked table, and which of its rows go first where others refer to them.
  private static let tables = [
    "users", "authenticators", "services", "recoveries", "clock", "freezes", "wrong_guesses",
    "pending_codes", "enrolments", "attestations", "approvals",
  ]

  @Test func `what the core kept is read`() throws {
    try readAll()
  }

  @Test(arguments: [
    ("services", "INSERT INTO services (name, system_account) VALUES ('MitID', 1000)"),
    ("services", "UPDATE services SET system_account = 1000"),
    ("services", "UPDATE services SET name = 'MitID'"),
    ("users", "UPDATE users SET system_account = 1000 WHERE id = 'bent.bb'"),
    ("users", "UPDATE users SET proof = 'passport' WHERE id = 'anna.aa'"),
    ("users", "UPDATE users SET phone = '+4599999999', phone_changed_at = NULL WHERE id = 'anna.aa'"),
    ("authenticators", "UPDATE authenticators SET pin_failures = 0"),
    ("authenticators", "UPDATE authenticators SET locked_until = NULL"),
    ("authenticators", "UPDATE authenticators SET state = 'ordered'"),
    ("authenticators", "UPDATE authenticators SET public_key = x'010203'"),
    ("authenticators", "UPDATE authenticators SET code_counter = 0"),
    ("authenticators", "UPDATE authenticators SET spent_steps = ''"),
    ("authenticators", "UPDATE authenticators SET user = 'bent.bb'"),
    ("authenticators", "UPDATE authenticators SET switch_due_at = 1"),
    ("recoveries", "UPDATE recoveries SET due_at = 1"),
    ("clock", "UPDATE clock SET latest = 9"),
    ("approvals", "UPDATE approvals SET is_spent = 1 - is_spent WHERE change IS NOT NULL"),
    ("approvals", "UPDATE approvals SET decided_at = 99 WHERE change IS NOT NULL"),
    ("approvals", "UPDATE approvals SET asker = 1001 WHERE change IS NOT NULL"),
    ("freezes", "UPDATE freezes SET since = 9"),
    ("freezes", "UPDATE freezes SET service = 'Bank'"),
    ("wrong_guesses", "UPDATE wrong_guesses SET count = 0"),
    ("pending_codes", "UPDATE pending_codes SET tries_left = 3"),
    ("pending_codes", "UPDATE pending_codes SET subject = 'recovery'"),
    ("enrolments", "UPDATE enrolments SET user = 'bent.bb'"),
    ("attestations", "UPDATE attestations SET verified_by = 'me' WHERE step = 'chip'"),
    (
      "attestations",
      "INSERT INTO attestations VALUES ('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 'vouch', 'me', 12, x'01', NULL)"
    ),
  ])
  func `a row that was edited by hand is refused when it is read`(table: String, sql: String) throws {
    try tamper(sql)
    #expect(throws: StorageError.unreadableRow(table: table).asStoreError) { try readAll() }
  }

  @Test(arguments: tables)
  func `a marked row that is deleted is missed`(table: String) throws {
    try tamper("DELETE FROM \(table)" + (table == "approvals" ? " WHERE change IS NOT NULL" : ""))
    #expect(throws: differs) { try opened.get() }
  }

  @Test(arguments: [
    "UPDATE authenticators SET mark = NULL", "DELETE FROM bound_rows",
    "UPDATE bound_rows SET generation = generation + 1", "UPDATE bound_rows SET sum = zeroblob(32)",
    "UPDATE users SET mark = (SELECT mark FROM users WHERE id = 'bent.bb') WHERE id = 'anna.aa'",
  ])
  func `a mark that is not the row's, and a sum that is not theirs, is refused`(sql: String) throws {
    try tamper(sql)
    #expect(throws: differs) { try opened.get() }
  }

  @Test(arguments: tables.filter { $0 != "attestations" }.map { [$0] } + [tables, tables + ["bound_rows"]])
  func `marked rows that are put back as they once were are refused`(putBack: [String]) throws {
    let older = try scratch.copy()
    try keep(at: 9)
    try readAll()
    let rows = putBack.map { "DELETE FROM \($0); INSERT INTO \($0) SELECT * FROM older.\($0);" }
    try tamper("ATTACH '\(older)/core.sqlite' AS older; " + rows.joined())
    #expect(throws: differs) { try opened.get() }
  }

  @Test func `what is accepted is opened from then on, without the rows that nobody with the key wrote`()
    async throws
  {
    try tamper(
      """
      DELETE FROM freezes;
      INSERT INTO services (name, system_account) VALUES ('MitID', 1000);
      UPDATE wrong_guesses SET count = 0;
      """)
    do {
      let database = try CoreDatabase(inFolder: scratch.path, accepting: true)
      #expect(database.accepted == differs)
      try await IdentityProvider(store: database, clock: StandingClock()).acceptState()
      try database.finishAcceptance()
    }
    let database = try opened.get()
    #expect(database.accepted == nil)
    #expect(try database.services().map(\.name.text) == ["Borger.dk"])
    #expect(try database.wrongGuesses(by: Self.guesser) == nil)
    #expect(try database.user(UserID("anna.aa")) != nil)
  }

  @Test func `rows that were put back with their sum are accepted too, once`() async throws {
    let older = try scratch.copy()
    try keep(at: 9)
    let rows = (Self.tables + ["bound_rows"]).map {
      "DELETE FROM \($0); INSERT INTO \($0) SELECT * FROM older.\($0);"
    }
    let putBack = "ATTACH '\(older)/core.sqlite' AS older; " + rows.joined()
    try tamper(putBack)
    do {
      let database = try CoreDatabase(inFolder: scratch.path, accepting: true)
      #expect(database.accepted == differs)
      try await IdentityProvider(store: database, clock: StandingClock()).acceptState()
      try database.finishAcceptance()
    }
    do { _ = try opened.get() }
    try tamper(putBack)
    #expect(throws: differs) { try opened.get() }
  }

  @Test func `a marked row that a power cut takes away is not missed`() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    let guesses = WrongGuesses(by: try Self.guesser, count: 77)
    try database.commit([.wrongGuesses(guesses)], .ordered)
    let written = try database.use { $0.bound.generation }
    #expect(database.keeper.anchor.generation == written - 1)
    try database.commit([.audit(Samples.audit(1))], .durable)
    #expect(database.keeper.anchor.generation == written)
  }

  @Test func `rows of a version before they were bound are bound when it is opened`() throws {
    let older = try Scratch()
    do {
      let fifteenth = Array(CoreSchema.migrations.prefix(15))
      let database = try Database(name: "core", inFolder: older.path, migrations: fifteenth)
      try database.connection.execute(
        """
        INSERT INTO users (id, created_at) VALUES ('anna.aa', 1);
        INSERT INTO freezes (user, service, since) VALUES ('anna.aa', 'Banken', 2);
        INSERT INTO wrong_guesses VALUES ('anna.aa', 'account 7', 3, NULL);
        INSERT INTO enrolments VALUES ('\(String(repeating: "e", count: 32))', 12, NULL, 'anna.aa');
        INSERT INTO attestations
        VALUES ('\(String(repeating: "e", count: 32))', 'face', 'me', 12, x'\(String(repeating: "5a", count: 32))');
        """)
      try UserTable.mark.markAll(in: database)
    }
    let anna = try UserID("anna.aa")
    do {
      let database = try CoreDatabase(inFolder: older.path)
      #expect(try database.freezes(of: anna).count == 1)
      #expect(try database.wrongGuesses(by: Self.guesser)?.count == 3)
      #expect(try database.user(anna) != nil)
      #expect(try database.enrolment(Samples.enrolment().id)?.user == anna)
    }
    try Connection(path: older.path + "/core.sqlite").execute("DELETE FROM freezes")
    #expect(throws: StorageError.rowsDiffer(path: older.path + "/core.sqlite")) {
      try CoreDatabase(inFolder: older.path)
    }
  }

  @Test func `rows of a version before marks are marked when it is opened, page by page`() throws {
    let older = try Scratch()
    let users = (0..<2500).map { "('user\($0).x', 0, 1)" }.joined(separator: ", ")
    do {
      let twelfth = Array(CoreSchema.migrations.prefix(12))
      try Database(name: "core", inFolder: older.path, migrations: twelfth).connection.execute(
        """
        INSERT INTO users (id, password_failures, created_at) VALUES \(users);
        INSERT INTO services VALUES ('Borger.dk', 33);
        INSERT INTO clock (one, latest) VALUES (1, 5);
        """)
    }
    let database = try CoreDatabase(inFolder: older.path)
    for number in [0, 999, 1000, 1001, 2499] {
      #expect(try database.user(UserID("user\(number).x")) != nil)
    }
    #expect(try database.services().count == 1)
    #expect(try database.clock()?.latest == Instant(milliseconds: 5))
  }
}
