// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Testing

@testable import Storage

/// What SQLite plans for every statement that the core's database ever runs.
struct QueryPlanTests {
  let scratch: Scratch
  let database: CoreDatabase

  init() throws {
    scratch = try Scratch()
    database = try CoreDatabase(inFolder: scratch.path)
  }

  /// The walks that are meant.
  private static let meant: [(step: String, of: String)] = [
    // Of one row, and of a page of the log from its end or from a row on.
    ("SCAN audit_length", "SELECT"), ("SCAN clock", "SELECT"), ("SCAN audit", "SELECT"),
    // Along an index that holds only what lives or waits.
    ("SCAN approvals USING INDEX approvals_living", "SELECT"), ("USE TEMP B-TREE FOR ORDER BY", "SELECT"),
    ("SCAN messages USING INDEX messages_waiting", "SELECT"),
    // Once, when the core begins.
    ("SCAN services", "SELECT name, system_account"),
    ("SCAN authenticators USING INDEX authenticators_switching", "SELECT"),
    // Whether there is any table at all.
    ("SCAN sqlite_schema", "SELECT 1 FROM sqlite_schema"), ("SCAN bound_rows", "SELECT generation"),
    // Once, when the database is opened: the marks of every row that bears one.
    ("SCAN users", "SELECT mark FROM"), ("SCAN authenticators", "SELECT mark FROM"),
    ("SCAN services", "SELECT mark FROM"), ("SCAN recoveries", "SELECT mark FROM"),
    ("SCAN clock", "SELECT mark FROM"), ("SCAN freezes", "SELECT mark FROM"),
    ("SCAN wrong_guesses", "SELECT mark FROM"), ("SCAN pending_codes", "SELECT mark FROM"),
    ("SCAN enrolments", "SELECT mark FROM"), ("SCAN attestations", "SELECT mark FROM"),
    ("SCAN approvals USING INDEX approvals_of_changes", "SELECT mark FROM"),
    // Up to a limit.
    ("SCAN (subquery-1)", "SELECT count(*)"), ("SCAN users", "SELECT count(*)"),
    ("SCAN users USING COVERING INDEX users_by_system_account", "SELECT count(*)"),
    // For children written before their parents, which no commit has: passed over where there are none.
    ("SCAN enrolments", "INSERT INTO users"), ("SCAN approvals", "INSERT INTO authenticators"),
  ]

  @Test func `no statement walks a table or sorts it`() throws {
    try useEverything()
    let statements = try database.use { (database) throws(StorageError) in
      database.connection.preparedStatements
    }
    #expect(statements.count > 20)
    for sql in statements where !sql.hasPrefix("PRAGMA") {
      for step in try plan(of: sql) where step.hasPrefix("SCAN") || step.contains("TEMP B-TREE") {
        #expect(Self.meant.contains { $0.step == step && sql.hasPrefix($0.of) }, "\(step): \(sql)")
      }
    }
  }

  private func plan(of sql: String) throws -> [String] {
    try database.use { (database) throws(StorageError) in
      try database.connection.rows("EXPLAIN QUERY PLAN " + sql, of: "plan") { row in
        _ = (row.integer(), row.integer(), row.integer())
        return row.text()
      }
    }
  }

  /// Reads and keeps one of each, so that every statement has been made ready.
  private func useEverything() throws {
    let (user, approval, service) = (
      try UserID("anna.aa"), try Samples.approval(), try ServiceName("Borger.dk")
    )
    let code = PendingCode(
      purpose: .appCopy, user: user, code: Secret(utf8: "55123"), subject: "", expiresAt: approval.expiresAt,
      triesLeft: 3)
    let guesser = Guesser(user: user, asker: Asker(account: 7))
    let message = OutgoingMessage(
      id: "1", to: try PhoneNumber("20123456"), text: Secret(utf8: "pin"), createdAt: approval.expiresAt)
    try database.commit(
      [
        .user(Samples.user()), .authenticator(Samples.authenticator()), .approval(approval),
        .freeze(Freeze(user: user, service: service, since: approval.expiresAt)),
        .unfreeze(service, for: user), .stalePassports(begunBefore: approval.expiresAt),
        .wrongGuesses(WrongGuesses(by: guesser, count: 1)), .rightGuess(by: guesser), .pendingCode(code),
        .spentCode(.appCopy, of: user), .message(message),
        .service(RegisteredService(name: service, systemAccount: 33)),
        .acceptedTerms(
          AcceptedTerms(user: user, version: "1", digest: [1], acceptedAt: approval.expiresAt)),
        .clock(ClockMemory(latest: approval.expiresAt)), .audit(Samples.audit(1)),
      ], .durable)
    database.forgetRecent()
    _ = try (database.authenticator(AuthenticatorID(7)), database.enrolment(Samples.enrolment().id))
    _ = try (database.user(user), database.user(ofSystemAccount: 7), database.userCount(upTo: 3))
    _ = try (database.authenticator(serial: "7"), database.authenticators(of: user))
    _ = try (database.switchingAuthenticators(), database.approval(Samples.approval("b").id))
    _ = try (database.livingApproval(of: user), database.livingApprovals())
    _ = try (database.lastRequest(of: Samples.digest, to: user), database.freeze(of: service, for: user))
    _ = try (database.wrongGuesses(by: guesser), database.decisions(of: user, before: nil, limit: 9))
    #expect(try database.acceptedTerms(of: user)?.version == "1")
    _ = try database.lastBinding(of: user, at: service)
    _ = try (database.freezes(of: user), database.pendingCode(.appCopy, of: user), database.waitingMessages())
    _ = try (
      database.services(), database.services(ofSystemAccount: 33), database.signingKey(), database.clock()
    )
    _ = try (database.lastAuditEntry(), database.auditLength(), database.auditEntries(after: 0, limit: 9))
  }
}
