// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Testing

@testable import ApprovalCore
@testable import Storage

/// A disk that is full at each step of an approval.
@Suite(.atLeisure) struct FullDiskTests {
  private let scratch: Scratch
  private let store: CoreDatabase
  private let core: IdentityProvider
  private let anna: UserID
  private let app = AuthenticatorID(1)
  private static let steps: Set = ["request", "open", "bind", "heard", "approve"]

  init() async throws {
    scratch = try Scratch()
    store = try CoreDatabase(inFolder: scratch.path)
    core = try IdentityProvider(store: store, clock: TestClock(), passwordCost: .forTests)
    anna = try UserID("anna.aa")
    try await core.createUser(anna)
    var record = Authenticator(id: app, user: anna, kind: .app, state: .active)
    let seed = Secret([UInt8](repeating: 7, count: 32))
    (record.binding, record.seed, record.activatedAt) = (.oneTimeCode, seed, Instant(milliseconds: 1))
    record.pinVerifier = try MAC.hmac(.sha256, key: seed, Array("kodeoplaeser-pin-1\0270945".utf8))
    try store.commit([.authenticator(record)], .durable)
  }

  private func limitPages(to count: Int) throws(StoreError) {
    try store.use { (database) throws(StorageError) in
      try database.connection.execute("PRAGMA max_page_count = \(count)")
    }
  }

  /// Takes a step with no page left; where it needs one it is refused, nothing has changed, and with room it is taken.
  private func take<Answer>(
    _ step: String, _ refused: inout Set<String>, _ body: () async throws -> Answer
  ) async throws -> Answer {
    let before = (try store.auditLength(), try store.livingApproval(of: anna)?.state)
    // SQLite takes no less than the pages that there are.
    try limitPages(to: 1)
    do {
      return try await body()
    } catch CoreError.store(let error) {
      #expect(error.code == "errorStorageFull", "\(error)")
      #expect(try (store.auditLength(), store.livingApproval(of: anna)?.state) == before, "\(step)")
      refused.insert(step)
      try limitPages(to: 1 << 30)
      return try await body()
    }
  }

  @Test func `a full disk refuses each step in its turn, changes nothing, and with room it goes on`()
    async throws
  {
    var refused: Set<String> = []
    var approved = 0
    // Most steps fit in the pages that are there: it is tried until each of them once did not.
    while refused != Self.steps {
      let text = try TransactionText(
        action: .approve, service: ServiceName("Borger.dk"), body: "Nummer \(approved)")
      let asked = try await take("request", &refused) {
        try await core.request(ApprovalRequest(user: anna, text: text))
      }
      try await take("open", &refused) {
        _ = try await core.open(asked.id, on: app, pin: Secret(utf8: "270945"))
      }
      try await take("bind", &refused) {
        _ = try await core.bind(asked.id, on: app, code: asked.oneTimeCode ?? Secret([]))
      }
      try await take("heard", &refused) { _ = try await core.heard(asked.id, on: app) }
      let decided = try await take("approve", &refused) { try await core.approve(asked.id, on: app) }
      #expect(decided.state == .approved && decided.receipt != nil)
      approved += 1
    }
    #expect(try await core.verifyAudit()?.fault == nil)
    let rows = try store.auditEntries(after: 0, limit: .max).filter { $0.event == "approval.approved" }
    #expect(rows.count == approved && Set(rows.map(\.subject)).count == approved)
  }
}
