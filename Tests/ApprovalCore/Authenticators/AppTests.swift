// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

struct AppTests {
  let house: TestCore
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
  }

  private func activate(_ id: AuthenticatorID, _ pin: String, repeated: String) async throws {
    _ = try await core.activateApp(
      id, pin: PIN(pin), repeated: Secret(utf8: repeated), biometrics: true, notifications: false,
      deviceKey: SigningKey.generate().verifyingKey)
  }

  @Test func `an app on this device: temporary PIN, personal PIN twice, biometrics, notifications`()
    async throws
  {
    let id = try await core.beginApp(for: house.anna)
    #expect(await refusal { try await activate(id, "270945", repeated: "270945") } == .noCodeWaits)
    let temporary = try house.receive()
    #expect(temporary.count == 8)
    try await core.acceptTemporaryPIN(temporary, for: id)
    try await house.restart()
    #expect(await refusal { try await activate(id, "270945", repeated: "270946") } == .notTheSame)
    try await activate(id, "270945", repeated: "270945")
    let app = try #require(await core.authenticators(of: house.anna).first)
    #expect(app.state == .active && app.usesBiometrics && !app.wantsNotifications)
    #expect(app.binding == .qrCode)
  }

  @Test func `a temporary PIN opens one activation, once`() async throws {
    let first = try await core.beginApp(for: house.anna)
    let temporary = try house.receive()
    try await core.acceptTemporaryPIN(temporary, for: first)
    #expect(await refusal { try await core.acceptTemporaryPIN(temporary, for: first) } == .noCodeWaits)
  }

  @Test func `a temporary PIN that was wrong three times is gone, and a new one may be sent`() async throws {
    let id = try await core.beginApp(for: house.anna)
    _ = try house.receive()
    for left in [2, 1, 0] {
      #expect(
        await refusal { try await core.acceptTemporaryPIN(Secret(utf8: "0"), for: id) }
          == .wrongCode(triesLeft: left))
    }
    house.clock.pass(.minutes(1))
    try await core.resendTemporaryPIN(for: id)
    _ = try await house.finish(id)
  }

  @Test func `an activation begun anew gives the one before up`() async throws {
    let first = try await core.beginApp(for: house.anna)
    house.clock.pass(.minutes(1))
    let second = try await core.beginApp(for: house.anna)
    #expect(try await house.state(first) == .deleted)
    _ = try await house.finish(second)
  }

  @Test
  func
    `an app is copied by the old one's code, the user ID and a temporary PIN, and the old one stays active`()
    async throws
  {
    let old = try await house.activateApp().authenticator
    let copy = try await core.showCopyCode(on: old, of: house.anna)
    let new = try await core.copyApp(code: copy.code, for: house.anna)
    _ = try await house.finish(new, pin: "860274")
    #expect(try await house.state(old) == .active)
    #expect(try await house.state(new) == .active)
  }

  @Test func `the old app's code may be scanned or typed`() async throws {
    let old = try await house.activateApp().authenticator
    let copy = try await core.showCopyCode(on: old, of: house.anna)
    _ = try await house.finish(core.copyApp(code: copy.content, for: house.anna))
  }

  @Test func `the old app's code is valid for three minutes`() async throws {
    let old = try await house.activateApp().authenticator
    let copy = try await core.showCopyCode(on: old, of: house.anna)
    house.clock.pass(.minutes(3))
    #expect(await refusal { try await core.copyApp(code: copy.code, for: house.anna) } == .codeLapsed)
  }

  @Test func `the old app's code copies once, and for its own user`() async throws {
    let old = try await house.activateApp().authenticator
    let copy = try await core.showCopyCode(on: old, of: house.anna)
    let bent = try UserID("bent.bb")
    #expect(await refusal { try await core.copyApp(code: copy.code, for: bent) } == .noCodeWaits)
    try await core.createUser(bent)
    #expect(await refusal { try await core.copyApp(code: copy.code, for: bent) } == .noCodeWaits)
    _ = try await core.copyApp(code: copy.code, for: house.anna)
    #expect(await refusal { try await core.copyApp(code: copy.code, for: house.anna) } == .noCodeWaits)
  }

  @Test func `an app that was blocked meanwhile copies nothing`() async throws {
    let old = try await house.activateApp().authenticator
    let copy = try await core.showCopyCode(on: old, of: house.anna)
    try await core.block(old, of: house.anna)
    #expect(await refusal { try await core.copyApp(code: copy.code, for: house.anna) } == .noCodeWaits)
  }

  @Test func `a fourth active app is refused`() async throws {
    let apps = [try await house.activateApp(), try await house.activateApp()]
    let waiting = try await core.beginApp(for: house.anna)
    try await core.acceptTemporaryPIN(house.receive(), for: waiting)
    try await activate(waiting, "270945", repeated: "270945")
    house.clock.pass(.minutes(2))
    #expect(await refusal { try await core.beginApp(for: house.anna) } == .tooManyAuthenticators)
    let old = apps[0].authenticator
    #expect(await refusal { try await core.showCopyCode(on: old, of: house.anna) } == .tooManyAuthenticators)
    try await core.delete(old, of: house.anna)
    _ = try await house.activateApp()
  }

  @Test func `biometrics open where the user chose them, on that device and for that approval`() async throws
  {
    let id = try await core.beginApp(for: house.anna)
    let device = try await house.finish(id, biometrics: true)
    let approval = try await house.request(.qrCode)
    let stranger = AppDevice(authenticator: id, key: Secret([UInt8](repeating: 1, count: 32)))
    let forged = try stranger.biometricProof(for: approval.id)
    #expect(
      await refusal { try await core.open(approval.id, on: id, biometricProof: forged) } == .wrongSignature)
    let proof = try device.biometricProof(for: approval.id)
    #expect(try await core.open(approval.id, on: id, biometricProof: proof).state == .opened)
  }

  @Test func `biometrics open nothing where the user did not choose them`() async throws {
    let device = try await house.activateApp()
    let approval = try await house.request(.qrCode)
    let proof = try device.biometricProof(for: approval.id)
    let id = device.authenticator
    #expect(
      await refusal { try await core.open(approval.id, on: id, biometricProof: proof) }
        == .notForThisKind(.app))
    try await core.choose(biometrics: true, notifications: true, on: id)
    try await core.open(approval.id, on: id, biometricProof: proof)
  }

  @Test func `an approval is taken up on whichever app the user opens`() async throws {
    let apps = [try await house.activateApp(), try await house.activateApp()].map(\.authenticator)
    let approval = try await house.request(.qrCode)
    let other = try #require(apps.first { $0 != approval.authenticator })
    let opened = try await core.open(approval.id, on: other, pin: Secret(utf8: TestCore.pin))
    #expect(opened.authenticator == other)
    #expect(
      await refusal { try await core.open(approval.id, on: approval.authenticator, pin: Secret(utf8: "1")) }
        == .notYours)
  }

  @Test func `nobody else's app takes an approval up, nor one of another method`() async throws {
    let app = try await house.activateApp().authenticator
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.qrCode)
    let pin = Secret(utf8: TestCore.pin)
    #expect(await refusal { try await core.open(approval.id, on: reader, pin: pin) } == .notYours)
    let bent = try UserID("bent.bb")
    try await core.createUser(bent)
    let (stranger, device) = try await core.orderCodeDevice(.codeReader, for: bent)
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: bent, password: Password("Solskin i Skagen", for: bent),
      code: device.currentCode(at: house.clock.wall), pin: PIN(TestCore.pin))
    try await core.cancel(approval.id)
    let mine = try await house.request(.oneTimeCode)
    #expect(mine.authenticator == reader)
    for other in [stranger, app] {
      #expect(await refusal { try await core.open(mine.id, on: other, pin: pin) } == .notYours)
      #expect(await refusal { try await core.reject(mine.id, on: other, because: .changedMind) } == .notYours)
    }
  }
}
