// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Testing

@_spi(InProcess) @testable import ApprovalCore

/// The ways to approve that a log-on offers, and who is told where one is chosen.
struct ApprovalMethodTests {
  let house: TestCore
  var core: IdentityProvider { house.core }

  init() throws { house = try TestCore() }

  private func methods(of name: String? = nil, at service: String = "Borger.dk") async throws
    -> [ApprovalMethod]
  {
    try await core.methods(of: name ?? house.anna.canonical, at: ServiceName(service))
  }

  @Test func `what is active is offered, in the order of the table`() async throws {
    try await house.enrolAnna()
    _ = try await house.activate(.codeReader)
    try await house.bindPhone()
    let app = try await house.activateApp()
    #expect(
      try await methods() == [
        ApprovalMethod(.codeReader, .oneTimeCode), ApprovalMethod(.codeReader, .spokenCode),
        ApprovalMethod(.codeReader, .shownCode), ApprovalMethod(.app, .qrCode),
      ])
    try await core.block(app.authenticator, of: house.anna)
    #expect(try await methods().contains { $0.device == .app } == false)
  }

  @Test func `a way that was approved with comes first: here, else anywhere, and after a restart`()
    async throws
  {
    try await house.enrolAnna()
    let (reader, _) = try await house.activate(.codeReader)
    try await house.bindPhone()
    let app = try await house.activateApp()
    // Chosen and not approved, it is not remembered: whoever typed the user ID may have chosen it.
    try await core.cancel(house.request(.qrCode).id)
    #expect(try await methods().first == ApprovalMethod(.codeReader, .oneTimeCode))
    let approval = try await house.request(.qrCode)
    let device = app.authenticator
    try await core.open(approval.id, on: device, pin: Secret(utf8: TestCore.pin))
    let link = try #require(SessionLink(approval)).content
    try await core.bindToSession(approval.id, on: device, scanned: link)
    try await core.heard(approval.id, on: device)
    try await core.approve(approval.id, on: device)
    #expect(try await methods().first == ApprovalMethod(.app, .qrCode))
    #expect(try await methods(at: "Skat").first == ApprovalMethod(.app, .qrCode))
    let text = try TransactionText(action: .logOn, service: ServiceName("Skat"), body: "Log på")
    let other = try await core.request(ApprovalRequest(user: house.anna, text: text))
    let code = try #require(other.oneTimeCode)
    try await core.open(other.id, on: reader, pin: Secret(utf8: TestCore.pin))
    try await core.bind(other.id, on: reader, code: code)
    try await core.heard(other.id, on: reader)
    try await core.approve(other.id, on: reader)
    try await house.restart()
    #expect(try await methods(at: "Skat").first == ApprovalMethod(.codeReader, .oneTimeCode))
    #expect(try await methods().first == ApprovalMethod(.app, .qrCode))
    // What is not theirs any more is not offered, however it was remembered.
    try await core.delete(app.authenticator, of: house.anna)
    #expect(try await methods().map(\.device) == [.codeReader, .codeReader, .codeReader])
  }

  @Test func `a user ID that nobody has looks like one that somebody has, the same each time`() async throws {
    try await house.enrolAnna()
    var seen: Set<[ApprovalMethod]> = []
    for number in 0..<200 {
      let name = "nobody-\(number)"
      let methods = try await methods(of: name)
      #expect(!methods.isEmpty && methods.allSatisfy(ApprovalMethod.all.contains))
      #expect(try await self.methods(of: name.uppercased()) == methods)
      seen.insert(methods)
    }
    // Those of people are among them: with a reader, an app, both, and a display.
    let reader = ApprovalMethod.all.filter { $0.device == .codeReader }
    #expect(seen.contains(reader) && seen.contains([ApprovalMethod(.app, .qrCode)]))
    #expect(seen.contains(reader + [ApprovalMethod(.app, .qrCode)]))
    // Nor does one who has nothing that approves stand out, nor what is no user ID at all.
    #expect(try await !methods().isEmpty)
    #expect(try await !methods(of: "æ").isEmpty)
    let nobodys = try await methods(of: "nobody-1")
    try await house.restart()
    #expect(try await methods(of: "nobody-1") == nobodys)
  }

  @Test func `the reader is told what was asked of another device, and for what nobody has`() async throws {
    try await house.enrolAnna()
    _ = try await house.activate(.codeReader)
    var notices = await Notices(core)
    #expect(await refusal { try await house.request(.chip) } == .bindingNotAllowed)
    _ = await notices.next { if case .requestsTurnedAway = $0 { true } else { nil } }
    #expect(
      await core.takeTurnedAway(of: house.anna)
        == [TurnedAway(service: house.service, because: .nothingOf(.chip), count: 1)])
    try await house.bindPhone()
    _ = try await house.activateApp()
    _ = try await house.request(.qrCode)
    #expect(
      await core.takeTurnedAway(of: house.anna)
        == [TurnedAway(service: house.service, because: .sentTo(.app), count: 1)])
  }

  @Test func `where more assurance is wanted than the way reaches, nobody is told to choose another`()
    async throws
  {
    try await house.enrolAnna()
    _ = try await house.activate(.codeReader)
    let text = try house.text()
    let request = ApprovalRequest(user: house.anna, text: text, binding: .oneTimeCode, assurance: .high)
    #expect(await refusal { try await core.request(request) } == .bindingNotAllowed)
    #expect(await core.takeTurnedAway(of: house.anna).isEmpty)
  }

  @Test func `where the reader itself is blocked, nobody is told to choose another either`() async throws {
    try await house.enrolAnna()
    let (reader, _) = try await house.activate(.codeReader)
    try await core.block(reader, of: house.anna)
    #expect(await refusal { try await house.request(.oneTimeCode) } == .bindingNotAllowed)
    #expect(await core.takeTurnedAway(of: house.anna).isEmpty)
  }
}
