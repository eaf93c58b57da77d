// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@_spi(InProcess) @testable import ApprovalCore

/// QR codes and the hand-over on the same device.
struct SessionTests {
  let house: TestCore
  let app: AuthenticatorID
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
    app = try await house.activateApp().authenticator
  }

  private func opened(_ binding: Binding) async throws -> (approval: Approval, link: SessionLink) {
    let approval = try await house.request(binding)
    try await core.open(approval.id, on: app, pin: Secret(utf8: TestCore.pin))
    return (approval, try #require(SessionLink(approval)))
  }

  @Test(arguments: [Binding.qrCode, .sameDevice])
  func `opened by PIN, bound by the session's link, heard, approved`(binding: Binding) async throws {
    let (approval, link) = try await opened(binding)
    #expect(await refusal { try await core.approve(approval.id, on: app) } == .notNow(.opened))
    try await core.bindToSession(approval.id, on: app, scanned: link.content)
    #expect(await refusal { try await core.approve(approval.id, on: app) } == .notNow(.bound))
    try await core.heard(approval.id, on: app)
    let approved = try await core.approve(approval.id, on: app)
    #expect(approved.state == .approved)
    #expect(approved.receipt != nil)
  }

  @Test func `a session at the reader's machine is the reader's, and no app's`() async throws {
    let (reader, _) = try await house.activate(.codeReader)
    let text = try house.text("Log på")
    var request = ApprovalRequest(user: house.anna, text: text, binding: .sameDevice)
    let handedOver = try await core.request(request)
    #expect(handedOver.authenticator == app)
    try await core.cancel(handedOver.id)
    request.isLocal = true
    let local = try await core.request(request)
    #expect(local.authenticator == reader)
    #expect(
      await refusal { try await core.open(local.id, on: app, pin: Secret(utf8: TestCore.pin)) } == .notYours)
    #expect(await refusal { try await core.bindLocally(local.id, on: reader) } == .notNow(.requested))
  }

  @Test func `words that are compared need the PIN and to be heard, and no code`() async throws {
    let (reader, _) = try await house.activate(.codeReader)
    for device in [reader, app] {
      let approval = try await house.request(.bindingMessage)
      #expect(approval.oneTimeCode == nil && SessionLink(approval) == nil)
      #expect(await refusal { try await core.heard(approval.id, on: device) } != nil)
      try await core.open(approval.id, on: device, pin: Secret(utf8: TestCore.pin))
      #expect(await refusal { try await core.approve(approval.id, on: device) } == .notNow(.opened))
      try await core.heard(approval.id, on: device)
      #expect(try await core.approve(approval.id, on: device).state == .approved)
      house.clock.pass(.seconds(120))
    }
  }

  @Test func `nobody who is not vouched for has words compared, and nothing of what approves changes so`()
    async throws
  {
    var request = ApprovalRequest(user: house.anna, text: try house.text(), binding: .bindingMessage)
    request.isFromProgram = true
    #expect(await refusal { try await core.request(request) } == .bindingNotAllowed)
    let change = IdentityChange(.changePassword)
    #expect(
      await refusal {
        try await core.request(change, of: house.anna, through: .bindingMessage, by: 4001)
      } == .bindingNotAllowed)
  }

  @Test func `a link is needed, and none binds before the PIN`() async throws {
    let approval = try await house.request(.qrCode)
    let link = try #require(SessionLink(approval))
    #expect(
      await refusal { try await core.bindToSession(approval.id, on: app, scanned: link.content) }
        == .notNow(.requested))
    #expect(approval.oneTimeCode == nil)
  }

  @Test func `another session's link is a wrong code, and three of them end the approval`() async throws {
    let stranger = try await opened(.qrCode)
    try await core.cancel(stranger.approval.id)
    let (approval, link) = try await opened(.qrCode)
    let forged = Secret(
      Array("kodeoplaeser:approve/\(approval.id)/".utf8) + [UInt8](repeating: 0x30, count: 64))
    for (scanned, left) in [(stranger.link.content, 2), (forged, 1), (Secret(utf8: "https://borger.dk"), 0)] {
      #expect(
        await refusal { try await core.bindToSession(approval.id, on: app, scanned: scanned) }
          == .wrongCode(triesLeft: left))
    }
    #expect(try await core.approvalState(approval.id).state == .failed)
    #expect(
      await refusal { try await core.bindToSession(approval.id, on: app, scanned: link.content) } == .over)
  }

  @Test func `a link survives a restart, and its content reads back`() async throws {
    let (approval, link) = try await opened(.qrCode)
    try await house.restart()
    let kept = try await core.approvalState(approval.id)
    #expect(SessionLink(kept) == link)
    #expect(SessionLink(scanned: link.content) == link)
    #expect("\(link.content)" == "•")
  }

  @Test func `a code typed where a QR code is asked for binds nothing`() async throws {
    let (approval, _) = try await opened(.qrCode)
    #expect(
      await refusal { try await core.bind(approval.id, on: app, code: Secret(utf8: "123456")) }
        == .notNow(.opened))
  }
}
