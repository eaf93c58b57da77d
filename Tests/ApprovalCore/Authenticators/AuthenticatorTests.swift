// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

struct AuthenticatorTests {
  let house: TestCore
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  // MARK: The table of kinds

  @Test(arguments: [
    (
      AuthenticatorKind.app, AuthenticatorKind.Factor.pin, false, 3,
      [Binding.oneTimeCode, .qrCode, .sameDevice, .bindingMessage]
    ),
    (.codeDisplay, .password, true, 1, [.shownCode]),
    (.codeReader, .password, true, 1, [.oneTimeCode, .spokenCode, .sameDevice, .shownCode, .bindingMessage]),
    (.chip, .password, true, 5, [.chip]),
  ])
  func `each kind has its factor, its bindings and its limit`(
    kind: AuthenticatorKind, factor: AuthenticatorKind.Factor, isOrdered: Bool, most: Int, bindings: [Binding]
  ) {
    #expect(kind.factor == factor)
    #expect(kind.isOrdered == isOrdered)
    #expect(kind.mostActive(Limits()) == most)
    #expect(kind.bindings == Set(bindings))
  }

  @Test func `ordered, active, blocked, deleted: no other way leads from state to state`() {
    let ways = AuthenticatorState.allCases.flatMap { from in
      AuthenticatorState.Event.allCases.compactMap { event in
        from.next(by: event).map { "\(from) \(event) \($0)" }
      }
    }
    #expect(
      ways == [
        "ordered activate active", "ordered block blocked", "ordered delete deleted", "active block blocked",
        "active delete deleted", "blocked unblock active", "blocked delete deleted",
      ])
  }

  @Test func `only what comes by post is ordered`() async {
    #expect(
      await refusal { try await core.orderCodeDevice(.app, for: house.anna) } == .notForThisKind(.app))
    #expect(
      await refusal { try await core.orderCodeDevice(.codeReader, for: house.anna, movingFactor: .counter) }
        == .notForThisKind(.codeReader))
  }

  // MARK: Code devices

  @Test(arguments: [AuthenticatorKind.codeDisplay, .codeReader])
  func `a code device is activated by new password twice, serial number and one code from it`(
    kind: AuthenticatorKind
  )
    async throws
  {
    let (id, device) = try await core.orderCodeDevice(kind, for: house.anna)
    let code = try device.currentCode(at: house.clock.wall)
    func activate(repeated: String = TestCore.password, serial: String, code: Secret) async throws {
      _ = try await core.activateCodeDevice(
        serial: serial, for: house.anna, password: house.chosenPassword(), repeated: Secret(utf8: repeated),
        code: code, pin: nil)
    }
    #expect(
      await refusal { try await activate(repeated: "another one", serial: device.serial, code: code) }
        == .notTheSame)
    #expect(await refusal { try await activate(serial: "0000000000", code: code) } == .wrongSerialOrCode)
    let wrong = Secret(utf8: "x")
    #expect(await refusal { try await activate(serial: device.serial, code: wrong) } == .wrongSerialOrCode)
    try await activate(serial: device.serial, code: code)
    #expect(try await house.state(id) == .active)
  }

  @Test func `one code device, and a display not beside a reader`() async throws {
    _ = try await house.activate(.codeReader)
    let refused = await refusal { try await house.activate(.codeDisplay) }
    #expect(refused == .tooManyAuthenticators)
  }

  @Test func `ordering again makes another device, and the one before it activates nothing`() async throws {
    let first = try await core.orderCodeDevice(.codeDisplay, for: house.anna)
    let again = try await core.orderCodeDevice(.codeDisplay, for: house.anna)
    #expect(first.id != again.id && first.device.seed != again.device.seed)
    #expect(try await house.state(first.id) == .deleted)
    let code = try first.device.currentCode(at: house.clock.wall)
    let refused = await refusal {
      try await core.activateCodeDevice(
        serial: first.device.serial, for: house.anna, password: house.chosenPassword(), code: code, pin: nil)
    }
    #expect(refused == .wrongSerialOrCode)
  }

  // MARK: Blocking, deleting, replacing

  @Test func `blocking needs no authenticator, is at once, and is told`() async throws {
    let (id, device) = try await house.activate(.codeDisplay)
    let approval = try await house.request(.shownCode)
    try await core.presented(approval.id)
    var notices = await Notices(core)
    try await core.block(id, of: house.anna)
    #expect(
      await notices.next { if case .authenticator(.blocked, let told) = $0 { told.id } else { nil } } == id)
    #expect(try await core.approvalState(approval.id).state == .failed)
    let code = try device.currentCode(at: house.clock.wall)
    #expect(
      await refusal {
        try await core.submit(code, password: Secret(utf8: TestCore.password), to: approval.id)
      } == .over)
    #expect(await refusal { try await house.request(.shownCode) } == .bindingNotAllowed)
  }

  @Test func `nobody blocks or deletes another's authenticator`() async throws {
    let id = try await house.activate(.codeDisplay).id
    let bent = try UserID("bent.bb")
    try await core.createUser(bent)
    #expect(await refusal { try await core.block(id, of: bent) } == .noAuthenticator)
    #expect(await refusal { try await core.delete(id, of: bent) } == .noAuthenticator)
  }

  @Test func `a deleted authenticator is gone with its keys`() async throws {
    let id = try await house.activate(.codeReader).id
    try await core.delete(id, of: house.anna)
    let record = try await core.device(id)
    #expect(record.state == .deleted && record.seed == nil && record.pinVerifier == nil)
    #expect(try await core.authenticators(of: house.anna).isEmpty)
    #expect(await refusal { try await core.block(id, of: house.anna) } == .noAuthenticator)
  }

  @Test func `a device that is replaced serves until the new one is activated`() async throws {
    let old = try await house.activate(.codeDisplay).id
    let (new, device) = try await core.orderCodeDevice(.codeReader, for: house.anna, replacing: old)
    #expect(try await house.state(old) == .active)
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: house.anna, password: house.chosenPassword(),
      code: device.currentCode(at: house.clock.wall), pin: nil)
    #expect(try await house.state(old) == .deleted)
    #expect(try await house.state(new) == .active)
  }

  @Test func `a blocked device is replaced as well, an ordered one is not`() async throws {
    let old = try await house.activate(.codeDisplay).id
    try await core.block(old, of: house.anna)
    _ = try await house.activate(.codeDisplay, replacing: old)
    #expect(try await house.state(old) == .deleted)
    let ordered = try await core.orderCodeDevice(.codeReader, for: house.anna).id
    #expect(
      await refusal { try await core.orderCodeDevice(.codeReader, for: house.anna, replacing: ordered) }
        == .notInState(.ordered))
  }

  // MARK: PIN

  @Test func `a wrong PIN three times locks for an hour, a second lock in a row blocks, and both are told`()
    async throws
  {
    let id = try await house.activate(.codeReader).id
    var notices = await Notices(core)
    for expected in [AuthenticatorNews.locked, .blocked] {
      let approval = try await house.request(.oneTimeCode)
      for left in [2, 1] {
        #expect(
          await refusal { try await core.open(approval.id, on: id, pin: Secret(utf8: "1")) }
            == .wrongPIN(triesLeft: left, thenBlocks: expected == .blocked))
      }
      let last = await refusal { try await core.open(approval.id, on: id, pin: Secret(utf8: "1")) }
      let end = house.clock.wall + .hours(1)
      #expect(last == (expected == .locked ? .locked(until: end) : .blocked))
      let told = await notices.next { if case .authenticator(let news, _) = $0 { news } else { nil } }
      #expect(told == expected)
      #expect(try await core.approvalState(approval.id).state == .failed)
      if expected == .locked {
        #expect(await refusal { try await house.request(.oneTimeCode) } == .locked(until: end))
      }
      house.clock.pass(.hours(1))
    }
    #expect(await refusal { try await house.request(.oneTimeCode) } == .bindingNotAllowed)
  }

  /// Types so many wrong PINs to open an approval; the last refusal.
  private func mistype(_ count: Int, to approval: Approval, on id: AuthenticatorID) async -> Refusal? {
    var last: Refusal?
    for _ in 0..<count {
      last = await refusal { try await core.open(approval.id, on: id, pin: Secret(utf8: "1")) }
    }
    return last
  }

  @Test func `a device that is locked tells so again, and makes no row of it`() async throws {
    try await house.bindPhone()
    let apps = [try await house.activateApp().authenticator, try await house.activateApp().authenticator]
    let first = try await house.request(.qrCode)
    let locked = try #require(apps.first { $0 != first.authenticator })
    let end = house.clock.wall + .hours(1)
    #expect(await mistype(3, to: first, on: locked) == .locked(until: end))
    let rows = try await core.auditEntries(after: 0, limit: 1000)
    #expect(await mistype(2, to: first, on: locked) == .locked(until: end))
    #expect(
      await refusal { try await core.open(first.id, on: locked, pin: Secret(utf8: TestCore.pin)) }
        == .locked(until: end))
    #expect(try await core.auditEntries(after: 0, limit: 1000) == rows)
    #expect(try await core.approvalState(first.id).state == .requested)
  }

  @Test func `the lock that a wrong PIN brings is told though the approval has lapsed`() async throws {
    let id = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    _ = await mistype(2, to: approval, on: id)
    house.clock.pass(.minutes(6))
    var notices = await Notices(core)
    #expect(await mistype(1, to: approval, on: id) == .locked(until: house.clock.wall + .hours(1)))
    let told = await notices.next { if case .authenticator(let news, _) = $0 { news } else { nil } }
    #expect(told == .locked)
    #expect(try await core.approvalState(approval.id).state == .expired)
  }

  @Test func `a code reader without a PIN is asked for nothing that a PIN opens, and has none to change`()
    async throws
  {
    let (id, device) = try await core.orderCodeDevice(.codeReader, for: house.anna)
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: house.anna, password: house.chosenPassword(),
      code: device.currentCode(at: house.clock.wall), pin: nil)
    #expect(await refusal { try await house.request(.oneTimeCode) } == .bindingNotAllowed)
    for _ in 1...4 {
      #expect(
        await refusal {
          try await core.changePIN(
            on: id, from: Secret(utf8: "1"), to: PIN("860274"), repeated: Secret(utf8: "860274"))
        } == .notForThisKind(.codeReader))
    }
    #expect(try await core.device(id).pinFailures == 0)
    let approval = try await house.request(.spokenCode)
    try await core.heard(approval.id, on: id)
  }

  @Test func `a PIN is changed by the old one, and the new one twice`() async throws {
    let id = try await house.activate(.codeReader).id
    func change(from old: String, to new: String, _ repeated: String) async throws {
      try await core.changePIN(
        on: id, from: Secret(utf8: old), to: PIN(new), repeated: Secret(utf8: repeated))
    }
    #expect(await refusal { try await change(from: TestCore.pin, to: "860274", "860275") } == .notTheSame)
    #expect(
      await refusal { try await change(from: "999998", to: "860274", "860274") } == .wrongPIN(triesLeft: 2))
    try await change(from: TestCore.pin, to: "860274", "860274")
    let approval = try await house.request(.oneTimeCode)
    try await core.open(approval.id, on: id, pin: Secret(utf8: "860274"))
  }

  @Test func `a wrong old PIN three times locks as it does everywhere, and is told`() async throws {
    let id = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    var notices = await Notices(core)
    func change() async -> Refusal? {
      await refusal {
        try await core.changePIN(
          on: id, from: Secret(utf8: "999998"), to: PIN("860274"), repeated: Secret(utf8: "860274"))
      }
    }
    for left in [2, 1] { #expect(await change() == .wrongPIN(triesLeft: left)) }
    let locked = Refusal.locked(until: house.clock.wall + .hours(1))
    #expect(await change() == locked)
    let told = await notices.next { if case .authenticator(let news, _) = $0 { news } else { nil } }
    #expect(told == .locked)
    #expect(try await core.approvalState(approval.id).state == .failed)
    let rows = try await core.auditEntries(after: 0, limit: 1000)
    #expect(rows.count { $0.event == "authenticator.locked" } == 1)
    #expect(await change() == locked)
    #expect(try await core.auditEntries(after: 0, limit: 1000) == rows)
  }

  @Test func `the PIN of a device that is not in use yet is not changed, and nothing is told of it`()
    async throws
  {
    let ordered = try await core.orderCodeDevice(.codeReader, for: house.anna).id
    let rows = try await core.auditEntries(after: 0, limit: 1000)
    #expect(
      await refusal {
        try await core.changePIN(
          on: ordered, from: Secret(utf8: "1"), to: PIN("860274"), repeated: Secret(utf8: "860274"))
      } == .noAuthenticator)
    #expect(try await core.auditEntries(after: 0, limit: 1000) == rows)
    #expect(try await house.state(ordered) == .ordered)
  }
}
