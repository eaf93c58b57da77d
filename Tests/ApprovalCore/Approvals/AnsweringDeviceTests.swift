// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Devices
import Foundation
import Testing

@testable import ApprovalCore

/// Who answers from elsewhere proves that they are that device; who cannot changes nothing.
struct AnsweringDeviceTests {
  let house: TestCore
  let app: DeviceSigner
  let pin = Secret(utf8: TestCore.pin)
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
    app = try house.signer(await house.activateApp().authenticator)
  }

  private func link(_ approval: Approval) throws -> Secret { try #require(SessionLink(approval)).content }

  @Test func `an app answers under its key, from opening to approving`() async throws {
    let approval = try await house.request(.qrCode)
    try await core.open(approval.id, on: app.device(.open, to: approval), pin: pin)
    try await core.bindToSession(
      approval.id, on: app.device(.bind, to: approval), scanned: link(approval))
    try await core.extend(approval.id, on: app.device(.extend, to: approval))
    try await core.heard(approval.id, on: app.device(.heard, to: approval))
    #expect(try await core.approve(approval.id, on: app.device(.approve, to: approval)).state == .approved)
    let second = try await house.request(.qrCode)
    try await core.reject(
      second.id, on: app.device(.reject(.changedMind), to: second), because: .changedMind)
    try await core.freeze(afterRejecting: second.id, on: app.device(.freeze, to: second))
    #expect(try await core.freezes(of: house.anna).count == 1)
  }

  @Test func `a hundred right and wrong PINs without the key open nothing and lock nothing`() async throws {
    let approval = try await house.request(.qrCode)
    let stranger = DeviceSigner(app.authenticator, key: try SigningKey.generate())
    let before = try await core.auditEntries(after: 0, limit: 1000).count
    for number in 0..<100 {
      let pin = number.isMultiple(of: 2) ? self.pin : Secret(utf8: "111222")
      #expect(
        await refusal {
          try await core.open(approval.id, on: stranger.device(.open, to: approval), pin: pin)
        } == .wrongSignature)
    }
    let device = try await core.device(app.authenticator)
    #expect(device.pinFailures == 0 && device.lockedUntil == nil)
    #expect(try await core.auditEntries(after: 0, limit: 1000).count == before)
    #expect(
      try await core.open(approval.id, on: app.device(.open, to: approval), pin: pin).state == .opened)
  }

  @Test func `a wrong PIN under the right key counts as it always did`() async throws {
    let approval = try await house.request(.qrCode)
    let opening = try app.device(.open, to: approval)
    for _ in 0..<2 {
      _ = await refusal { try await core.open(approval.id, on: opening, pin: Secret(utf8: "111222")) }
    }
    let last = await refusal { try await core.open(approval.id, on: opening, pin: Secret(utf8: "111222")) }
    guard case .locked? = last else {
      Issue.record("\(String(describing: last))")
      return
    }
  }

  @Test func `a signature is good for its approval and its act, and for no other`() async throws {
    let first = try await house.request(.qrCode, body: "Betal 12 kr.")
    let recorded = try app.device(.approve, to: first)
    try await core.cancel(first.id)
    let approval = try await house.request(.qrCode, body: "Betal 12 kr.")
    try await core.open(approval.id, on: app.device(.open, to: approval), pin: pin)
    try await core.bindToSession(
      approval.id, on: app.device(.bind, to: approval), scanned: link(approval))
    // The word that it was heard is no word of approval, nor the other way round.
    for act in DeviceAnswerTests.acts where act != .heard {
      let device = try app.device(act, to: approval)
      #expect(await refusal { try await core.heard(approval.id, on: device) } == .wrongSignature)
    }
    try await core.heard(approval.id, on: app.device(.heard, to: approval))
    for act in DeviceAnswerTests.acts where act != .approve {
      let device = try app.device(act, to: approval)
      #expect(await refusal { try await core.approve(approval.id, on: device) } == .wrongSignature)
    }
    #expect(await refusal { try await core.approve(approval.id, on: recorded) } == .wrongSignature)
    #expect(try await core.approvalState(approval.id).state == .heard)
  }

  @Test func `an authenticator without a key answers nothing from elsewhere`() async throws {
    let (id, device) = try await core.orderCodeDevice(.codeReader, for: house.anna)
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: house.anna, password: house.chosenPassword(),
      code: device.currentCode(at: house.clock.wall), pin: PIN(TestCore.pin))
    let approval = try await house.request(.oneTimeCode)
    let stranger = DeviceSigner(id, key: app.key)
    #expect(
      await refusal {
        try await core.open(approval.id, on: stranger.device(.open, to: approval), pin: pin)
      } == .noDeviceKey)
  }

  @Test func `a code display takes no key`() async throws {
    let (_, device) = try await core.orderCodeDevice(.codeDisplay, for: house.anna)
    let key = try SigningKey.generate().verifyingKey
    #expect(
      await refusal {
        try await core.activateCodeDevice(
          serial: device.serial, for: house.anna, password: house.chosenPassword(),
          code: device.currentCode(at: house.clock.wall), pin: nil, deviceKey: key)
      } == .notForThisKind(.codeDisplay))
  }

  @Test func `what the reader got is not taken up by an app whose key somebody has not`() async throws {
    let reader = try await house.activate(.codeReader).id
    try await core.requestMethodSwitch(on: app.authenticator)
    house.clock.pass(.seconds(86_400))
    try await core.confirmMethodSwitch(on: app.authenticator)
    let approval = try await house.request(.oneTimeCode)
    #expect(approval.authenticator == reader)
    let thief = DeviceSigner(app.authenticator, key: try SigningKey.generate())
    #expect(
      await refusal { try await core.open(approval.id, on: thief.device(.open, to: approval), pin: pin) }
        == .wrongSignature)
    #expect(
      await refusal {
        try await core.reject(approval.id, on: thief.device(.reject(.notMe), to: approval), because: .notMe)
      } == .wrongSignature)
    #expect(try await core.approvalState(approval.id).authenticator == reader)
    let taken = try await core.open(approval.id, on: app.device(.open, to: approval), pin: pin)
    #expect(taken.authenticator == app.authenticator)
  }

  @Test func `a device that was blocked or deleted says nothing any more`() async throws {
    let approval = try await house.request(.qrCode)
    try await core.reject(
      approval.id, on: app.device(.reject(.changedMind), to: approval), because: .changedMind)
    try await core.block(app.authenticator, of: house.anna)
    let freezing = try app.device(.freeze, to: approval)
    #expect(await refusal { try await core.freeze(afterRejecting: approval.id, on: freezing) } == .blocked)
    try await core.delete(app.authenticator, of: house.anna)
    #expect(try await core.device(app.authenticator).publicKey == nil)
    #expect(
      await refusal { try await core.freeze(afterRejecting: approval.id, on: freezing) } == .noAuthenticator)
  }

  @Test func `the registered key outlives a restart, and is no chip's`() async throws {
    try await house.restart()
    let device = try await core.device(app.authenticator)
    #expect(device.deviceKey == app.key.verifyingKey && device.chipKey == nil)
  }

  @Test func `nobody but the reader's dialogue answers in this process`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var importing: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("@_spi(InProcess)") }
      if !lines.isEmpty { importing.append(file.lastPathComponent) }
    }
    #expect(
      importing.sorted() == ["CommandPerformer.swift", "Conversation.swift", "PersonalCommands.swift"])
  }
}
