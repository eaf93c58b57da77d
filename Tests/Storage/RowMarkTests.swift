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
    let database = try CoreDatabase(inFolder: scratch.path)
    let user = try UserID("anna.aa")
    let wait = Recovery.Wait(requestedAt: Instant(milliseconds: 1), dueAt: Instant(milliseconds: 9))
    try database.commit(
      [
        .user(Samples.user()), .user(Samples.user("bent.bb")), .authenticator(Samples.authenticator()),
        .service(RegisteredService(name: ServiceName("Borger.dk"), systemAccount: 33)),
        .recovery(Recovery(user: user, code: Secret(utf8: "12345678"), wait: wait)),
        .clock(ClockMemory(latest: Instant(milliseconds: 5))),
      ], .durable)
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
  }

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
    (
      "users",
      "UPDATE users SET password_hash = NULL, mark = (SELECT mark FROM users WHERE id = 'bent.bb') WHERE id = 'anna.aa'"
    ),
    ("authenticators", "UPDATE authenticators SET pin_failures = 0"),
    ("authenticators", "UPDATE authenticators SET locked_until = NULL"),
    ("authenticators", "UPDATE authenticators SET state = 'ordered'"),
    ("authenticators", "UPDATE authenticators SET public_key = x'010203'"),
    ("authenticators", "UPDATE authenticators SET code_counter = 0"),
    ("authenticators", "UPDATE authenticators SET spent_steps = ''"),
    ("authenticators", "UPDATE authenticators SET user = 'bent.bb'"),
    ("authenticators", "UPDATE authenticators SET switch_due_at = 1"),
    ("authenticators", "UPDATE authenticators SET mark = NULL"),
    ("recoveries", "UPDATE recoveries SET due_at = 1"),
    ("clock", "UPDATE clock SET latest = 9"),
  ])
  func `a row that was edited by hand is refused when it is read`(table: String, sql: String) throws {
    do { try Connection(path: scratch.path + "/core.sqlite").execute(sql) }
    #expect(throws: StorageError.unreadableRow(table: table).asStoreError) { try readAll() }
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
