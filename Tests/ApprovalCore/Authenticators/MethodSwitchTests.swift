// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

struct MethodSwitchTests {
  let house: TestCore
  let app: AuthenticatorID
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
    app = try await house.activateApp().authenticator
  }

  private func binding() async throws -> Binding { try await core.device(app).binding }

  private func news(_ notices: inout Notices) async -> MethodSwitchNews? {
    await notices.next { if case .methodSwitch(let news, _) = $0 { news } else { nil } }
  }

  @Test func `nothing changes for 24 hours, and nothing after them without the confirmation`() async throws {
    let due = try await core.requestMethodSwitch(on: app).dueAt
    #expect(due == house.clock.wall + .hours(24))
    house.clock.pass(.hours(24) - .seconds(1))
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } == .tooSoon(until: due))
    house.clock.pass(.seconds(1))
    #expect(try await binding() == .qrCode)
    house.clock.pass(.days(30))
    #expect(try await binding() == .qrCode)
    try await core.confirmMethodSwitch(on: app)
    #expect(try await binding() == .oneTimeCode)
  }

  @Test func `confirmed, the service shows a one-time code and the user types it`() async throws {
    #expect(await refusal { try await house.request(.oneTimeCode) } == .bindingNotAllowed)
    try await core.requestMethodSwitch(on: app)
    house.clock.pass(.hours(24))
    try await core.confirmMethodSwitch(on: app)
    let approval = try await house.request(.oneTimeCode)
    try await core.open(approval.id, on: app, pin: Secret(utf8: TestCore.pin))
    try await core.bind(approval.id, on: app, code: #require(approval.oneTimeCode))
    #expect(await refusal { try await house.request(.qrCode) } == .anotherApprovalLives)
    try await core.cancel(approval.id)
    #expect(await refusal { try await house.request(.qrCode) } == .bindingNotAllowed)
  }

  @Test func `the 24 hours survive a restart and a clock set back`() async throws {
    try await core.requestMethodSwitch(on: app)
    house.clock.pass(.hours(10))
    try await core.announceDueSwitches()
    house.clock.set(.days(-3))
    try await house.restart()
    house.clock.pass(.hours(14) - .seconds(1))
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } != nil)
    house.clock.pass(.seconds(1))
    try await core.confirmMethodSwitch(on: app)
  }

  @Test(arguments: [1, 25, 24 * 400])
  func `the 24 hours are not shortened by a clock set forward, also across a restart`(hours: Int) async throws
  {
    let due = try await core.requestMethodSwitch(on: app).dueAt
    house.clock.pass(.hours(1))
    house.clock.set(.hours(hours))
    try await core.announceDueSwitches()
    #expect(try await core.methodSwitchDue(on: app) == due)
    try await house.restart()
    house.clock.pass(.hours(23) - .seconds(1))
    let refused = await refusal { try await core.confirmMethodSwitch(on: app) }
    #expect(refused == .tooSoon(until: due))
    house.clock.pass(.seconds(1))
    try await core.confirmMethodSwitch(on: app)
  }

  @Test func `a clock set forward while the core is stopped brings no switch about`() async throws {
    try await core.requestMethodSwitch(on: app)
    house.clock.set(.hours(24))
    try await house.restart()
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } != nil)
    house.clock.pass(.hours(24) - .seconds(1))
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } != nil)
    house.clock.pass(.seconds(1))
    try await core.confirmMethodSwitch(on: app)
  }

  @Test func `a machine that is off at night waits no longer for it`() async throws {
    try await core.requestMethodSwitch(on: app)
    house.clock.pass(.hours(10))
    // As the daemon does every hour that a switch waits.
    try await core.announceDueSwitches()
    house.clock.reboot(off: .hours(13))
    try await house.restart()
    house.clock.pass(.hours(1) - .minutes(1) - .seconds(1))
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } != nil)
    house.clock.pass(.seconds(1))
    try await core.confirmMethodSwitch(on: app)
  }

  @Test
  func `a clock set forward over one boot brings no switch about, nor one set again before another start`()
    async throws
  {
    try await core.requestMethodSwitch(on: app)
    house.clock.reboot(off: .days(2))
    try await house.restart()
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } != nil)
    try await core.announceDueSwitches()
    house.clock.set(.days(2))
    try await house.restart()
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } != nil)
    house.clock.pass(.hours(8))
    try await core.confirmMethodSwitch(on: app)
  }

  @Test func `a switch asked for again keeps its first time`() async throws {
    let first = try await core.requestMethodSwitch(on: app)
    house.clock.pass(.hours(2))
    #expect(try await core.requestMethodSwitch(on: app) == first)
  }

  @Test func `a pending switch is cancelled, and nothing changes then`() async throws {
    try await core.requestMethodSwitch(on: app)
    #expect(try await core.methodSwitches(of: house.anna).map(\.id) == [app])
    try await core.cancelMethodSwitch(on: app)
    house.clock.pass(.hours(25))
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } == .noSwitchWaits)
    #expect(await refusal { try await core.cancelMethodSwitch(on: app) } == .noSwitchWaits)
    #expect(try await core.methodSwitches(of: house.anna).isEmpty)
  }

  @Test func `wrong PINs that lock the app keep nobody from giving its switch up, and blocking ends it`()
    async throws
  {
    try await core.requestMethodSwitch(on: app)
    func wrongPIN() async throws -> Refusal? {
      await refusal {
        try await core.changePIN(
          on: app, from: Secret(utf8: "1"), to: PIN("860274"), repeated: Secret(utf8: "860274"))
      }
    }
    for _ in 1...3 { _ = try await wrongPIN() }
    #expect(await refusal { try await core.confirmMethodSwitch(on: app) } != nil)
    try await core.cancelMethodSwitch(on: app)
    #expect(try await core.methodSwitches(of: house.anna).isEmpty)
    house.clock.pass(.hours(1))
    try await core.requestMethodSwitch(on: app)
    for _ in 1...3 { _ = try await wrongPIN() }
    #expect(try await house.state(app) == .blocked)
    #expect(try await core.device(app).methodSwitch == nil)
    #expect(try await core.methodSwitches(of: house.anna).isEmpty)
    #expect(try await core.announceDueSwitches() == nil)
    #expect(await refusal { try await core.cancelMethodSwitch(on: app) } == .blocked)
  }

  @Test func `the way back to QR codes is at once`() async throws {
    #expect(await refusal { try await core.switchBackToQRCode(on: app) } == .alreadyThatMethod)
    try await core.requestMethodSwitch(on: app)
    house.clock.pass(.hours(24))
    try await core.confirmMethodSwitch(on: app)
    #expect(await refusal { try await core.requestMethodSwitch(on: app) } == .alreadyThatMethod)
    try await core.switchBackToQRCode(on: app)
    #expect(try await binding() == .qrCode)
  }

  @Test func `a switch is announced when asked for, when due and when done, each once`() async throws {
    var notices = await Notices(core)
    try await core.requestMethodSwitch(on: app)
    #expect(await news(&notices) == .requested)
    #expect(try await core.announceDueSwitches() == .hours(24))
    house.clock.pass(.hours(24))
    #expect(try await core.announceDueSwitches() == nil)
    #expect(try await core.announceDueSwitches() == nil)
    #expect(await news(&notices) == .due)
    try await core.confirmMethodSwitch(on: app)
    #expect(await news(&notices) == .done)
    try await core.switchBackToQRCode(on: app)
    #expect(await news(&notices) == .back)
    try await core.requestMethodSwitch(on: app)
    try await core.cancelMethodSwitch(on: app)
    #expect(await news(&notices) == .requested)
    #expect(await news(&notices) == .cancelled)
  }

  @Test func `a switch that became due while nobody ran is announced at the start`() async throws {
    try await core.requestMethodSwitch(on: app)
    house.clock.pass(.hours(30))
    try await house.restart()
    var notices = await Notices(core)
    try await core.announceDueSwitches()
    #expect(await news(&notices) == .due)
  }

  @Test func `a code reader starts on one-time codes and has nothing to switch`() async throws {
    let reader = try await house.activate(.codeReader).id
    #expect(try await core.device(reader).binding == .oneTimeCode)
    #expect(await refusal { try await core.requestMethodSwitch(on: reader) } == .notForThisKind(.codeReader))
  }
}
