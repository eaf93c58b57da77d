// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Cryptography
import Testing

@testable import ApprovalCore
@testable import Storage

struct AuditTests {
  @Test(arguments: [MemoryStore.Fault.beforeKeeping, .afterKeeping])
  func `a commit that failed, kept or not, leaves a log that goes on whole`(fault: MemoryStore.Fault)
    async throws
  {
    let store = MemoryStore()
    let core = try IdentityProvider(store: store, clock: TestClock(), passwordCost: .forTests)
    store.fail(fault)
    await #expect(throws: CoreError.self) { try await core.createUser(UserID("anna.aa")) }
    try await core.createUser(UserID("bent.bb"))
    let outcome = try #require(try await core.verifyAudit())
    #expect(outcome.fault == nil)
    #expect(outcome.rows == (fault == .afterKeeping ? 3 : 2))
  }

  @Test func `the log begins with the core, and one that was emptied since is missed`() async throws {
    let folder = try Scratch("audit")
    let clock = TestClock()
    do {
      let core = try IdentityProvider(
        store: CoreDatabase(inFolder: folder.path), clock: clock, passwordCost: .forTests)
      #expect(try await core.auditEntries(after: 0, limit: 9).map(\.event) == ["core.begun"])
      #expect(try await core.verifyAudit()?.rows == 1)
      #expect(try await core.verifyAudit()?.fault == nil)
    }
    try wipeLog(inFolder: folder.path)
    #expect(throws: StorageError.stateBehind(path: folder.path + "/core.sqlite", rows: 0, known: 1)) {
      try CoreDatabase(inFolder: folder.path)
    }
    let core = try IdentityProvider(
      store: CoreDatabase(inFolder: folder.path, accepting: true), clock: clock, passwordCost: .forTests)
    #expect(try await core.verifyAudit()?.fault?.kind == .truncated)
    try await core.createUser(UserID("anna.aa"))
    #expect(try await core.verifyAudit()?.fault?.kind == .truncated)
  }

  /// Empties the log as who has the file and not the key can.
  private func wipeLog(inFolder folder: String) throws {
    let sql = "DROP TRIGGER audit_is_never_deleted; DELETE FROM audit; DELETE FROM audit_length;"
    try CoreDatabase(inFolder: folder).use { (database) throws(StorageError) in
      try database.connection.execute(sql)
    }
  }

  @Test func `a wrong code has a row of its own, and nothing is told as reached twice`() async throws {
    let house = try TestCore()
    try await house.enrolAnna()
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    try await house.core.open(approval.id, on: reader, pin: Secret(utf8: TestCore.pin))
    for _ in 1...3 {
      _ = await refusal { try await house.core.bind(approval.id, on: reader, code: Secret(utf8: "x")) }
    }
    let rows = try await house.core.auditEntries(after: 0, limit: 99)
    #expect(
      rows.filter { $0.subject == approval.id.text }.map(\.event) == [
        "approval.requested", "approval.opened", "approval.wrongCode", "approval.wrongCode",
        "approval.wrongCode", "approval.failed",
      ])
  }

  @Test func `a password that an activation brings, and an app that is given up, have their rows`()
    async throws
  {
    let house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
    let reader = try await house.activate(.codeReader).id
    _ = try await house.activate(.codeDisplay, replacing: reader)
    let first = try await house.core.beginApp(for: house.anna)
    house.clock.pass(.minutes(2))
    _ = try await house.core.beginApp(for: house.anna)
    let rows = try await house.core.auditEntries(after: 0, limit: 99)
    let told = rows.map(\.event).filter { $0.hasPrefix("user.password") }
    #expect(told == ["user.passwordChosen", "user.passwordChanged"])
    #expect(rows.contains { $0.event == "authenticator.deleted" && $0.subject == first.description })
  }

  @Test func `no row tells a secret, a number or what was to be approved`() async throws {
    let house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
    _ = try await house.activateApp()
    _ = try await house.activate(.codeReader)
    _ = try await house.request(.oneTimeCode, body: "En hemmelig tekst")
    let rows = try await house.core.auditEntries(after: 0, limit: 99)
    let told = rows.map { "\($0.event) \($0.user) \($0.subject)" }.joined(separator: "\n")
    for secret in ["20123456", "hemmelig", TestCore.pin, TestCore.password] {
      #expect(!told.contains(secret))
    }
    #expect(rows.map(\.event).contains("app.temporaryPINSent"))
  }
}
