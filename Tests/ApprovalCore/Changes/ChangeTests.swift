// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@_spi(InProcess) @testable import ApprovalCore

/// A change of what may approve is asked as an approval, and made once.
struct ChangeTests {
  let house: TestCore
  let reader: AuthenticatorID
  var core: IdentityProvider { house.core }

  private static let asker: UInt32 = 1000
  private static let change = IdentityChange(.add, of: .app, subject: "Hx3k")

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    reader = try await house.activate(.codeReader).id
  }

  private func approved(_ change: IdentityChange = change) async throws -> ApprovalID {
    let approval = try await core.request(change, of: house.anna, by: Self.asker)
    try await core.open(approval.id, on: reader, pin: Secret(utf8: TestCore.pin))
    try await core.bind(approval.id, on: reader, code: #require(approval.oneTimeCode))
    try await core.heard(approval.id, on: reader)
    _ = try await core.approve(approval.id, on: reader)
    return approval.id
  }

  private func take(_ id: ApprovalID, for change: IdentityChange = change, by asker: UInt32 = asker)
    async throws
  {
    try await core.take(id, for: change, of: house.anna, by: asker)
  }

  @Test func `an approved change is made once`() async throws {
    let id = try await approved()
    try await take(id)
    #expect(await refusal { try await take(id) } == .notApprovedForThis)
    try await core.finish(id, isMade: true)
    #expect(await refusal { try await take(id) } == .notApprovedForThis)
  }

  @Test func `a change that was made stays made when the core begins again`() async throws {
    let id = try await approved()
    try await take(id)
    try await core.finish(id, isMade: true)
    try await house.restart()
    #expect(await refusal { try await take(id) } == .notApprovedForThis)
  }

  @Test func `an approval whose change was not made serves again`() async throws {
    let id = try await approved()
    try await take(id)
    try await core.finish(id, isMade: false)
    try await take(id)
  }

  @Test(arguments: [
    IdentityChange(.add, of: .app, subject: "Hx3l"), IdentityChange(.add, of: .chip, subject: "Hx3k"),
    IdentityChange(.replace, of: .app, subject: "Hx3k"), IdentityChange(.changePassword),
  ])
  func `an approval serves no other change`(other: IdentityChange) async throws {
    let id = try await approved()
    #expect(await refusal { try await take(id, for: other) } == .notApprovedForThis)
  }

  @Test func `an approval serves no other account`() async throws {
    let id = try await approved()
    #expect(await refusal { try await take(id, by: Self.asker + 1) } == .notApprovedForThis)
  }

  @Test func `an approval serves for a short while`() async throws {
    let id = try await approved()
    house.clock.pass(core.limits.changeWindow + .seconds(1))
    #expect(await refusal { try await take(id) } == .notApprovedForThis)
  }

  @Test func `a change is asked for by a program, and never in the reader's own name`() async throws {
    #expect(try await core.request(Self.change, of: house.anna, by: Self.asker).isFromProgram)
  }

  @Test func `an approval that nobody answered serves nothing`() async throws {
    let approval = try await core.request(Self.change, of: house.anna, by: Self.asker)
    #expect(await refusal { try await take(approval.id) } == .notApprovedForThis)
  }

  @Test func `an approval of a service's text serves no change`() async throws {
    let approval = try await core.request(
      ApprovalRequest(user: house.anna, text: house.text(), binding: .oneTimeCode, asker: Self.asker))
    try await core.open(approval.id, on: reader, pin: Secret(utf8: TestCore.pin))
    try await core.bind(approval.id, on: reader, code: #require(approval.oneTimeCode))
    try await core.heard(approval.id, on: reader)
    _ = try await core.approve(approval.id, on: reader)
    #expect(await refusal { try await take(approval.id) } == .notApprovedForThis)
  }

  @Test func `the change is part of what is signed`() throws {
    let digests = try [Self.change, IdentityChange(.delete, of: .app, subject: "1"), nil].map { change in
      try TransactionText(action: .approve, service: house.service, body: "", change: change).digest
    }
    #expect(Set(digests).count == 3)
  }

  @Test(arguments: IdentityChange.Kind.allCases)
  func `a change is read back as it was written`(kind: IdentityChange.Kind) {
    let change = IdentityChange(kind, of: .chip, subject: "two\nlines")
    #expect(IdentityChange(canonical: change.canonical) == change)
    #expect(IdentityChange(canonical: kind.rawValue) == nil)
    #expect(IdentityChange(canonical: "\(kind.rawValue)\nspoon\n1") == nil)
  }

  @Test(arguments: [AuthenticatorKind.codeReader, .codeDisplay])
  func `nobody is asked for a device that would be one too many`(kind: AuthenticatorKind) async throws {
    let change = IdentityChange(.add, of: kind, subject: "time\n")
    let refused = await refusal { try await core.request(change, of: house.anna, by: Self.asker) }
    #expect(refused == .tooManyAuthenticators)
    #expect(try await core.livingApproval(of: house.anna) == nil)
    let inItsPlace = IdentityChange(.replace, of: kind, subject: "time\n\(reader)")
    _ = try await core.request(inItsPlace, of: house.anna, by: Self.asker)
  }

  // MARK: Stopping

  /// Says of a change, in either way, that somebody else started it.
  private func stop(atOnce: Bool) async throws -> ApprovalID {
    let approval = try await core.request(Self.change, of: house.anna, by: Self.asker)
    try await core.reject(approval.id, on: reader, because: atOnce ? .notMe : .changedMind)
    if !atOnce {
      let until = try await core.freeze(afterRejecting: approval.id, on: reader)
      #expect(until == house.clock.wall + core.limits.askerStop)
    }
    return approval.id
  }

  private func ask(_ change: IdentityChange = change, by asker: UInt32 = asker) async throws {
    try await core.cancel(core.request(change, of: house.anna, by: asker).id)
  }

  @Test(arguments: [true, false])
  func
    `who asked for a change that somebody else started asks nothing for a while, and nobody else is stopped`(
      atOnce: Bool
    ) async throws
  {
    _ = try await stop(atOnce: atOnce)
    let until = house.clock.wall + core.limits.askerStop
    for change in [Self.change, IdentityChange(.changePassword)] {
      #expect(await refusal { try await ask(change) } == .tooSoon(until: until))
    }
    var request = ApprovalRequest(user: house.anna, text: try house.text(), binding: .oneTimeCode)
    request.asker = Self.asker
    #expect(await refusal { try await core.request(request) } == .tooSoon(until: until))
    // Neither the core's own name nor anybody else is frozen, and the person hears of none that is stopped.
    #expect(try await core.freezes(of: house.anna).isEmpty)
    #expect(await core.takeTurnedAway(of: house.anna).isEmpty)
    try await ask(by: Self.asker + 1)
    house.clock.pass(core.limits.askerStop)
    try await ask()
  }

  @Test func `the person lets the account ask again before its time, and the log tells both`() async throws {
    let id = try await stop(atOnce: false)
    try await core.letAskAgain(afterRejecting: id, on: reader)
    try await ask()
    let events = try await core.auditEntries(after: 0, limit: 100).map(\.event)
    #expect(events.contains("account.stopped") && events.contains("account.unstopped"))
  }

  // MARK: The beginning

  @Test func `a person's first device ends the beginning, and losing every device does not bring it back`()
    async throws
  {
    #expect(try await !core.isBeginning(house.anna))
    try await core.block(reader, of: house.anna)
    #expect(try await !core.isBeginning(house.anna))
    try await house.restart()
    #expect(try await !core.isBeginning(house.anna))
  }

  @Test func `the beginning of a user ID that nobody activated anything for ends by itself`() async throws {
    let bo = try UserID("bo.bb")
    #expect(try await !core.isBeginning(bo))
    try await core.createUser(bo)
    #expect(try await core.isBeginning(bo))
    house.clock.pass(core.limits.enrolmentLifetime + .seconds(1))
    #expect(try await !core.isBeginning(bo))
  }

  // MARK: Lifting a block

  @Test func `PIN and password lift a block that somebody asked for`() async throws {
    try await core.block(reader, of: house.anna)
    try await unblock()
    #expect(try await house.state(reader) == .active)
  }

  @Test func `a block that somebody asked for stays with a wrong PIN or a wrong password`() async throws {
    try await core.block(reader, of: house.anna)
    #expect(await refusal { try await unblock(pin: "270946") } != nil)
    #expect(await refusal { try await unblock(password: "Solskin i Skive") } == .wrongPassword)
    #expect(try await house.state(reader) == .blocked)
  }

  @Test func `who lifts a block again and again is not blocked again for a while, but by root`() async throws
  {
    for _ in 0..<core.limits.liftsBeforeBlocksRest {
      try await core.block(reader, of: house.anna, by: Self.asker)
      try await unblock()
    }
    let until = house.clock.wall + core.limits.blockRest
    let refused = await refusal { try await core.block(reader, of: house.anna, by: Self.asker) }
    #expect(refused == .tooSoon(until: until))
    try await core.block(reader, of: house.anna, by: 0)
    try await unblock()
    house.clock.pass(core.limits.blockRest)
    try await core.block(reader, of: house.anna, by: Self.asker)
  }

  private func unblock(pin: String = TestCore.pin, password: String = TestCore.password) async throws {
    try await core.unblock(reader, pin: Secret(utf8: pin), password: Secret(utf8: password))
  }
}
