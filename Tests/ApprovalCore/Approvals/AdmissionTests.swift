// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@_spi(InProcess) @testable import ApprovalCore

/// Flooding has an end, and no asker holds a person for itself.
struct AdmissionTests {
  let house: TestCore
  var core: IdentityProvider { house.core }
  private let reader: AuthenticatorID

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    reader = try await house.activate(.codeReader).id
    for (name, account) in [("Bank", 2000), ("Skat", 2001)] {
      try await core.register(
        RegisteredService(name: ServiceName(name), systemAccount: UInt32(account)))
    }
  }

  private func ask(_ account: UInt32?, as name: String = "Bank") async throws -> Approval {
    let text = try TransactionText(action: .logOn, service: ServiceName(name), body: "Log på")
    return try await core.request(ApprovalRequest(user: house.anna, text: text, asker: account))
  }

  private func askAndTakeBack(_ account: UInt32, as name: String = "Bank") async throws {
    try await core.cancel(ask(account, as: name).id)
  }

  @Test func `a few requests that nobody answers are taken, then one a minute`() async throws {
    for _ in 1...5 { try await askAndTakeBack(2000) }
    for _ in 1...10 { #expect(await refusal { try await ask(2000) } == .tooManyRequests) }
    house.clock.pass(.minutes(1))
    try await askAndTakeBack(2000)
    #expect(await refusal { try await ask(2000) } == .tooManyRequests)
    house.clock.pass(.minutes(5))
    for _ in 1...5 { try await askAndTakeBack(2000) }
    #expect(await refusal { try await ask(2000) } == .tooManyRequests)
  }

  @Test func `one asker's budget is its own, and an account has one whatever it calls itself`() async throws {
    for name in ["A", "B", "C", "D", "E"] { try await askAndTakeBack(1000, as: name) }
    #expect(await refusal { try await ask(1000, as: "F") } == .tooManyRequests)
    try await askAndTakeBack(2000)
    try await askAndTakeBack(2001, as: "Skat")
  }

  @Test func `a request that the person answers costs nothing`() async throws {
    for _ in 1...20 {
      let approval = try await ask(2000)
      try await core.reject(approval.id, on: reader, because: .changedMind)
    }
  }

  @Test func `what is turned away writes no row, is told once, and is counted`() async throws {
    _ = try await ask(2000)
    let rows = try await core.auditEntries(after: 0, limit: 1000).count
    var notices = await Notices(core)
    for _ in 1...7 { #expect(await refusal { try await ask(2000) } == .anotherApprovalLives) }
    for _ in 1...3 { #expect(await refusal { try await ask(2001, as: "Skat") } == .anotherApprovalLives) }
    #expect(try await core.auditEntries(after: 0, limit: 1000).count == rows)
    let (bank, skat) = (try ServiceName("Bank"), try ServiceName("Skat"))
    #expect(
      await core.takeTurnedAway(of: house.anna)
        == [TurnedAway(service: bank, count: 7), TurnedAway(service: skat, count: 3)])
    #expect(await core.takeTurnedAway(of: house.anna).isEmpty)
    _ = await refusal { try await ask(2001, as: "Skat") }
    try await core.cancel(#require(core.livingApproval(of: house.anna)).id)
    var told = 0
    _ = await notices.next { notice -> Bool? in
      if case .requestsTurnedAway = notice { told += 1 }
      if case .approval(let approval) = notice, approval.state == .cancelled { return true }
      return nil
    }
    #expect(told == 2)
  }

  @Test func `after one asker's request ended, one that it kept out goes before it`() async throws {
    let first = try await ask(2000)
    #expect(await refusal { try await ask(2001, as: "Skat") } == .anotherApprovalLives)
    try await core.cancel(first.id)
    #expect(await refusal { try await ask(2000) } == .anothersTurn)
    let second = try await ask(2001, as: "Skat")
    #expect(await refusal { try await ask(2000) } == .anotherApprovalLives)
    try await core.cancel(second.id)
    #expect(await refusal { try await ask(2001, as: "Skat") } == .anothersTurn)
    try await askAndTakeBack(2000)
  }

  @Test func `who does not come back for its turn holds nobody up for long`() async throws {
    let first = try await ask(2000)
    #expect(await refusal { try await ask(2001, as: "Skat") } == .anotherApprovalLives)
    try await core.cancel(first.id)
    house.clock.pass(.seconds(10))
    try await askAndTakeBack(2000)
  }

  @Test func `where nobody else was turned away, the same asker may go on at once`() async throws {
    let first = try await ask(2000)
    #expect(await refusal { try await ask(2000) } == .anotherApprovalLives)
    try await core.cancel(first.id)
    try await askAndTakeBack(2000)
  }

  @Test func `a request that lapsed keeps nobody out`() async throws {
    _ = try await ask(2000)
    house.clock.pass(.minutes(5))
    try await askAndTakeBack(2001, as: "Skat")
  }

  @Test func `a program's own name is not told of what is turned away`() async throws {
    _ = try await ask(2000)
    let text = try TransactionText(action: .logOn, service: ServiceName("Politiet"), body: "x")
    var request = ApprovalRequest(user: house.anna, text: text, asker: 1000)
    request.isFromProgram = true
    #expect(await refusal { try await core.request(request) } == .anotherApprovalLives)
    #expect(
      await core.takeTurnedAway(of: house.anna) == [TurnedAway(service: nil, count: 1)])
  }
}
