// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

struct EnrolmentTests {
  let house: TestCore
  static let evidence = [UInt8](repeating: 7, count: 32)

  init() throws { house = try TestCore() }

  private func attest(_ step: Attestation.Step, _ id: EnrolmentID) async throws {
    try await house.core.attest(
      step, verifiedBy: "Borgerservice", at: house.clock.wall, evidence: Self.evidence, for: id)
  }

  private func proven() async throws -> EnrolmentID {
    let id = try await house.core.beginEnrolment().id
    try await attest(.clerk, id)
    return id
  }

  @Test
  func `passport code, chip, face, user ID, phone number, authenticator: in this order, each resumable`()
    async throws
  {
    let id = try await house.core.beginEnrolment().id
    var awaited: [EnrolmentStep?] = []
    func next() async throws {
      try await house.restart()
      awaited.append(try await house.core.awaitedStep(of: id))
    }
    try await next()
    try await house.core.enterPassport(code: MachineReadableZoneTests.danish, for: id)
    try await next()
    let zone = try MachineReadableZone(
      MachineReadableZoneTests.danish, today: CalendarDate(daysSince1970: 20_778))
    try await house.core.readChip(SoftwareChip(zone), for: id)
    try await next()
    try await attest(.face, id)
    try await next()
    try await house.core.chooseUserID(house.anna, for: id)
    try await next()
    try await house.bindPhone()
    try await next()
    _ = try await house.activateApp()
    try await next()
    #expect(awaited == EnrolmentStep.allCases.map(Optional.some) + [nil])
    #expect(try await house.core.user(house.anna)?.proof == .passport)
  }

  @Test func `a clerk's vouching replaces passport code, chip and face`() async throws {
    let id = try await proven()
    #expect(try await house.core.awaitedStep(of: id) == .userID)
    try await house.core.chooseUserID(house.anna, for: id)
    #expect(try await house.core.user(house.anna)?.proof == .clerk)
  }

  @Test(arguments: [Attestation.Step.chip, .face])
  func `a step out of its order is refused, and names the one awaited`(step: Attestation.Step) async throws {
    let id = try await house.core.beginEnrolment().id
    #expect(await refusal { try await attest(step, id) } == .stepNotNow(.passportCode))
    #expect(
      await refusal { try await house.core.chooseUserID(house.anna, for: id) } == .stepNotNow(.passportCode))
  }

  @Test func `a passport that is not taken is refused by its rule`() async throws {
    let id = try await house.core.beginEnrolment().id
    let error = await #expect(throws: CoreError.self) {
      try await house.core.enterPassport(code: "P<DNK", for: id)
    }
    #expect(error?.code == "errorZoneLength")
  }

  @Test func `a chip that holds another code is refused, and the step stays open`() async throws {
    let id = try await house.core.beginEnrolment().id
    try await house.core.enterPassport(code: MachineReadableZoneTests.danish, for: id)
    let error = await #expect(throws: CoreError.self) {
      try await house.core.readChip(
        SoftwareChip(accessInformation: "214590872248022913106305", files: [:]), for: id)
    }
    #expect(error?.code == PassportChipError.accessDenied.code)
    #expect(try await house.core.awaitedStep(of: id) == .chip)
  }

  @Test func `a passport code typed again begins the passport's steps again`() async throws {
    let id = try await house.core.beginEnrolment().id
    try await house.core.enterPassport(code: MachineReadableZoneTests.danish, for: id)
    try await attest(.chip, id)
    try await house.core.enterPassport(code: MachineReadableZoneTests.danish, for: id)
    #expect(try await house.core.awaitedStep(of: id) == .chip)
  }

  @Test func `a user ID that is taken is refused, and another may be chosen`() async throws {
    try await house.enrolAnna()
    let id = try await proven()
    #expect(await refusal { try await house.core.chooseUserID(house.anna, for: id) } == .alreadyExists)
    let bent = try UserID("bent.bb")
    try await house.core.chooseUserID(bent, for: id)
    #expect(await refusal { try await house.core.chooseUserID(house.anna, for: id) } == .stepNotNow(nil))
  }

  @Test func `the passport's code is forgotten once there is a user`() async throws {
    let id = try await house.core.beginEnrolment().id
    try await house.core.enterPassport(code: MachineReadableZoneTests.danish, for: id)
    #expect(try await house.core.enrolment(id).zone != nil)
    try await attest(.chip, id)
    try await attest(.face, id)
    try await house.core.chooseUserID(house.anna, for: id)
    #expect(try await house.core.enrolment(id).zone == nil)
  }

  @Test func `an enrolment begun too long ago is unknown`() async throws {
    let id = try await house.core.beginEnrolment().id
    house.clock.pass(house.core.limits.enrolmentLifetime + .seconds(1))
    #expect(await refusal { try await house.core.enrolment(id) } == .unknownEnrolment)
  }

  @Test func `the passport of an enrolment that was left is forgotten with the next one`() async throws {
    let store = MemoryStore()
    let core = try IdentityProvider(store: store, clock: house.clock)
    for forget in [{ _ = try await core.beginEnrolment() }, { try await core.forgetLeftPassports() }] {
      let left = try await core.beginEnrolment().id
      try await core.enterPassport(code: MachineReadableZoneTests.danish, for: left)
      try await forget()
      #expect(store.records.enrolments[left]?.zone != nil)
      house.clock.pass(core.limits.enrolmentLifetime + .seconds(1))
      try await forget()
      #expect(store.records.enrolments[left]?.zone == nil)
    }
  }

  @Test func `a user made at the reader is proven by an enrolment later`() async throws {
    try await house.enrolAnna()
    let unproven = try await house.core.beginEnrolment().id
    #expect(
      await refusal { try await house.core.prove(house.anna, by: unproven) } == .stepNotNow(.passportCode))
    let id = try await proven()
    #expect(await refusal { try await house.core.prove(UserID("bent.bb"), by: id) } == .unknownUser)
    try await house.core.prove(house.anna, by: id)
    #expect(try await house.core.user(house.anna)?.proof == .clerk)
  }

  // MARK: Accounts of the machine

  @Test func `an account stands for one user: it is given to no second one, and moved by whoever may`()
    async throws
  {
    let core = house.core
    let bent = try UserID("bent.bb")
    try await core.createUser(house.anna, systemAccount: 1000)
    #expect(await refusal { try await core.createUser(bent, systemAccount: 1000) } == .accountTaken)
    let enrolment = try await proven()
    #expect(
      await refusal { try await core.chooseUserID(bent, for: enrolment, systemAccount: 1000) }
        == .accountTaken)
    try await core.chooseUserID(bent, for: enrolment)
    #expect(try await core.letAsk(1000, for: house.anna) == nil)
    #expect(try await core.letAsk(1000, for: bent) == house.anna)
    #expect(try await core.user(standingFor: 1000) == bent)
    #expect(try await core.user(house.anna)?.systemAccount == nil)
    let rows = try await core.auditEntries(after: 0, limit: 99).suffix(2)
    #expect(
      rows.map { "\($0.event) \($0.user) \($0.subject)" } == [
        "user.account anna.aa ", "user.account bent.bb 1000",
      ])
    #expect(try await core.letAsk(nil, for: bent) == nil)
    #expect(try await core.user(standingFor: 1000) == nil)
  }
}
