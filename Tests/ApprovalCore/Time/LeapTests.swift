// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

/// A wall clock that leaps to another century, and comes back.
struct LeapTests {
  let house: TestCore
  private var core: IdentityProvider { house.core }
  private let leap = Duration.days(26_000)

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  /// A code of the device's own with the password, to an approval of its own.
  private func submit(_ code: Secret) async throws {
    let approval = try await house.request(.shownCode)
    try await core.presented(approval.id)
    do {
      try await core.submit(code, password: Secret(utf8: TestCore.password), to: approval.id)
    } catch {
      try await core.cancel(approval.id)
      throw error
    }
  }

  @Test func `codes go by the wall clock again when it comes back, and none is taken twice`() async throws {
    let (_, display) = try await house.activate(.codeDisplay)
    let before = try display.currentCode(at: house.clock.wall)
    try await submit(before)
    house.clock.set(leap)
    let inLeap = try display.currentCode(at: house.clock.wall)
    try await submit(inLeap)
    #expect(await refusal { try await submit(inLeap) } == .replayed)
    try await house.restart()
    house.clock.set(.zero - leap)
    #expect(await refusal { try await submit(before) } == .replayed)
    house.clock.pass(.minutes(2))
    try await submit(display.currentCode(at: house.clock.wall))
    house.clock.set(leap - .minutes(2))
    #expect(await refusal { try await submit(inLeap) } == .replayed)
  }

  @Test func `no lock ends by a leap, nor a telephone's five days, and each in its time`() async throws {
    let app = try await activeApp()
    let wrong = Secret(utf8: "000000")
    for _ in 1...3 {
      _ = await refusal {
        try await core.changePIN(on: app, from: wrong, to: PIN("860274"), repeated: Secret(utf8: "860274"))
      }
    }
    try await house.bindPhone("20123457")
    house.clock.set(leap)
    try await house.restart()
    #expect(try await core.device(app, of: house.anna).obstacle(at: core.currentTime()) != nil)
    guard case .phoneChangedRecently? = await refusal(of: { try await core.beginApp(for: house.anna) }) else {
      Issue.record("a number changed a moment ago got a temporary PIN")
      return
    }
    house.clock.pass(.hours(1))
    #expect(try await core.device(app, of: house.anna).obstacle(at: core.currentTime()) == nil)
    house.clock.pass(.days(5))
    _ = try await core.beginApp(for: house.anna)
  }

  @Test func `a request outlives no leap by more than its time, and is not ended by one`() async throws {
    _ = try await activeApp()
    let approval = try await house.request(.qrCode)
    house.clock.set(leap)
    #expect(try await core.approvalState(approval.id).state == .requested)
    house.clock.set(.zero - leap - .days(3))
    house.clock.pass(.minutes(5))
    #expect(try await core.approvalState(approval.id).state == .expired)
  }

  @Test func `what is told goes by the wall clock: the log, receipts, and until when a thing is good`()
    async throws
  {
    let app = try await activeApp()
    house.clock.set(leap)
    let approval = try await house.request(.qrCode)
    #expect(core.wallTime(of: approval.expiresAt) == house.clock.wall + .minutes(5))
    let rejected = try await core.reject(approval.id, on: app, because: .changedMind)
    let receipt = try #require(rejected.receipt.map { Receipt(compact: $0) })
    let payload = try #require(receipt.payload(verifiedWith: core.receiptKey))
    #expect(payload.contains("\"iat\":\(house.clock.wall.seconds)"))
    #expect(payload.contains("\"requested_at\":\(house.clock.wall.seconds)"))
    let row = try #require(try await core.auditEntries(after: 0, limit: 1000).last)
    #expect(row.at == house.clock.wall)
    #expect(core.clockSet() == leap)
    house.clock.set(.zero - leap)
    #expect(core.clockSet() == .zero)
  }

  private func activeApp() async throws -> AuthenticatorID {
    try await house.bindPhone()
    return try await house.activateApp().authenticator
  }
}
