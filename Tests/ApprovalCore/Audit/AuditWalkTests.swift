// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Synchronization
import Testing

@testable import ApprovalCore

struct AuditWalkTests {
  private func log(_ count: Int, event: (Int) -> String = { "event.\($0)" }) -> [AuditEntry] {
    (1...count).reduce(into: []) { rows, number in
      rows.append(
        AuditEntry(
          after: rows.last, at: TestClock().wall, event: event(number), user: "anna.aa", subject: ""))
    }
  }

  private func anchor(of rows: [AuditEntry], at numbers: [Int]) -> AuditAnchor {
    AuditAnchor(rows: numbers.map { AuditAnchor.Row(rows[$0 - 1]) })
  }

  @Test func `a log that was written is whole, and may have gone on since the anchor`() {
    let rows = log(50)
    var walk = AuditWalk(anchor(of: rows, at: [10, 40]))
    #expect(walk.fault(in: rows) == nil)
    #expect(walk.rows == 50)
  }

  @Test(arguments: [(1, 1, 10), (10, 1, 10), (11, 11, 40), (40, 11, 40)])
  func `a log that was chained anew whole is told, with the rows between which it begins to differ`(
    first: Int, from: Int64, upTo: Int64
  ) {
    let written = log(50)
    let forged = log(50) { $0 == first ? "forged" : "event.\($0)" }
    var walk = AuditWalk(anchor(of: written, at: [10, 40]))
    #expect(walk.fault(in: forged) == AuditFault(kind: .rewritten(upTo: upTo), sequence: from))
  }

  @Test func `of a long log the anchor knows few rows, the closer together the later, and always the last`() {
    var anchor = AuditAnchor()
    for number in 1...100_000 { anchor.note(AuditAnchor.Row(sequence: Int64(number), hash: [])) }
    #expect(anchor.head?.sequence == 100_000)
    #expect(anchor.rows.count <= 128)
    for (row, next) in zip(anchor.rows, anchor.rows.dropFirst()) {
      #expect(next.sequence - row.sequence <= max(1, (100_000 - row.sequence) / 3))
    }
    anchor.note(AuditAnchor.Row(sequence: 7, hash: []))
    #expect(anchor.head?.sequence == 100_000)
  }

  @Test(.timeLimit(.minutes(20)))
  func `others are served while a log is verified that never ends`() async throws {
    let store = EndlessLog()
    let core = try IdentityProvider(store: store, clock: TestClock(), passwordCost: .forTests)
    let verifying = Task { try await core.verifyAudit() }
    while store.pages < 3 { await Task.yield() }
    // The log ends when this is kept, so the walk ends only if this got its turn.
    try await core.createUser(UserID("anna.aa"))
    let outcome = try #require(try await verifying.value)
    #expect(outcome.fault == nil)
    #expect(outcome.rows > 3)
  }

  @Test(.timeLimit(.minutes(20)))
  func `verifying a log stops when its caller's task is cancelled`() async throws {
    let store = EndlessLog()
    let core = try IdentityProvider(store: store, clock: TestClock(), passwordCost: .forTests)
    let verifying = Task { try await core.verifyAudit() }
    while store.pages < 3 { await Task.yield() }
    verifying.cancel()
    #expect(try await verifying.value == nil)
  }
}

/// A log that goes on page after page, until something is kept.
private final class EndlessLog: RecordlessStore {
  private struct State {
    var last: AuditEntry?
    var pages = 0
    var isOver = false
  }
  private let state = Mutex(State())

  var pages: Int { state.withLock { $0.pages } }

  func auditEntries(after sequence: Int64, limit: Int) -> [AuditEntry] {
    state.withLock { state in
      state.pages += 1
      guard !state.isOver else { return [] }
      if sequence == 0 { state.last = nil }
      return (0..<min(limit, 20)).map { _ in
        let entry = AuditEntry(
          after: state.last, at: Instant(milliseconds: 0), event: "event", user: "", subject: "")
        state.last = entry
        return entry
      }
    }
  }

  func commit(_ changes: [Change], _: Durability) {
    let isUser = changes.contains { if case .user = $0 { true } else { false } }
    if isUser { state.withLock { $0.isOver = true } }
  }

  func auditLength() -> Int64 { state.withLock { $0.last?.sequence ?? 0 } }
}
