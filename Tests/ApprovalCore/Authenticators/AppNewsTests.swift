// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Testing

@_spi(InProcess) @testable import ApprovalCore

/// What an app is told without asking: as it chose, and what it is told whatever it chose.
struct AppNewsTests {
  private let house: TestCore
  private var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
  }

  /// What is told to an app of what the calls bring about, up to the name of the last.
  private func told(to app: AuthenticatorID, until last: String, _ calls: () async throws -> Void)
    async throws
    -> [String]
  {
    var news = await core.news(of: house.anna).makeAsyncIterator()
    try await calls()
    var told: [String] = []
    while let next = await news.next() {
      if try await core.isTold(next, to: app) { told.append(next.event) }
      if next.event == last { break }
    }
    return told
  }

  @Test func `a request and a reminder are told to an app that accepted notifications alone`() async throws {
    let app = try await house.activateApp().authenticator
    for accepts in [true, false] {
      try await core.choose(biometrics: false, notifications: accepts, on: app)
      try await core.requestMethodSwitch(on: app)
      let told = try await told(to: app, until: "user.passwordChanged") {
        let approval = try await house.request(.qrCode)
        try await core.cancel(approval.id)
        house.clock.pass(.hours(24))
        try await core.announceDueSwitches()
        await core.tell(.passwordChanged(house.anna))
      }
      #expect(
        told == (accepts ? ["approval.requested", "methodSwitch.due"] : []) + ["user.passwordChanged"])
      try await core.cancelMethodSwitch(on: app)
    }
  }

  @Test func `a request that the app could not answer is no news to it`() async throws {
    let app = try await house.activateApp().authenticator
    _ = try await house.activate(.codeReader)
    let told = try await told(to: app, until: "user.passwordChanged") {
      try await core.cancel(house.request(.oneTimeCode).id)
      await core.tell(.passwordChanged(house.anna))
    }
    #expect(told == ["user.passwordChanged"])
  }

  @Test func `what changes what may approve is told to every app, and nothing of others`() async throws {
    let app = try await house.activateApp().authenticator
    try await core.choose(biometrics: false, notifications: false, on: app)
    let other = try UserID("bente.bb")
    let told = try await told(to: app, until: "service.registered") {
      try await core.createUser(other)
      _ = try await core.orderCodeDevice(.codeDisplay, for: other)
      let (id, _) = try await core.orderCodeDevice(.codeDisplay, for: house.anna)
      try await core.block(id, of: house.anna)
      try await core.delete(id, of: house.anna)
      _ = try await core.makeRecoveryCodes(for: house.anna)
      try await core.letAsk(1000, for: house.anna)
      try await core.register(RegisteredService(name: ServiceName("Bank"), systemAccount: 2000))
    }
    #expect(
      told == [
        "authenticator.ordered", "authenticator.blocked", "authenticator.deleted", "recovery.codesMade",
        "user.account", "service.registered",
      ])
  }
}
