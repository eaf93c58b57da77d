// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

/// Who follows an approval hears how it ended, however slowly they listen.
struct WatchingTests {
  @Test func `who follows one approval hears its end, however much else happened before they looked`()
    async throws
  {
    let test = try TestCore()
    try await test.enrolAnna()
    _ = try await test.activate(.codeReader)
    let followed = try await test.request(.oneTimeCode)
    var states = try await test.core.states(of: followed.id).makeAsyncIterator()
    #expect(await states.next()?.state == .requested)
    try await test.core.cancel(followed.id)
    for _ in 0..<1100 { try await test.core.cancel(test.request(.oneTimeCode).id) }
    #expect(await states.next()?.state == .cancelled)
  }

  @Test func `who follows an approval that is over is told so at once`() async throws {
    let test = try TestCore()
    try await test.enrolAnna()
    _ = try await test.activate(.codeReader)
    let over = try await test.request(.oneTimeCode)
    try await test.core.cancel(over.id)
    var states = try await test.core.states(of: over.id).makeAsyncIterator()
    #expect(await states.next()?.state == .cancelled)
    #expect(await refusal(of: { _ = try await test.core.states(of: .random()) }) == .unknownApproval)
  }

  @Test func `what a clerk changes without the person is told, and what changes nothing is not`() async throws
  {
    let test = try TestCore()
    try await test.enrolAnna()
    let bent = try UserID("bent.bb")
    try await test.core.createUser(bent)
    var notices = await Notices(test.core)
    for _ in 0..<2 {
      try await test.core.register(RegisteredService(name: test.service, systemAccount: 33))
      try await test.core.letAsk(1000, for: test.anna)
    }
    try await test.core.letAsk(1000, for: bent)
    try await test.core.letAsk(nil, for: bent)
    _ = try await test.core.makeRecoveryCodes(for: test.anna)
    var told: [String] = []
    while told.last != "code anna.aa", let next = await notices.next(Self.named) { told.append(next) }
    #expect(
      told == [
        "service Borger.dk", "account 1000 anna.aa", "none anna.aa", "account 1000 bent.bb", "none bent.bb",
        "code anna.aa",
      ])
  }

  private static func named(_ notice: CoreNotice) -> String? {
    switch notice {
    case .serviceRegistered(let service): "service \(service)"
    case .accountLetAsk(let account, let user): "account \(account) \(user.canonical)"
    case .accountTaken(let user): "none \(user.canonical)"
    case .recoveryCodesMade(let user): "code \(user.canonical)"
    default: nil
    }
  }

  @Test func `a kind of news that came a thousand times is one signal, and comes again after it was taken`()
    async throws
  {
    let test = try TestCore()
    try await test.enrolAnna()
    let signals = await test.core.signals { if case .passwordChanged = $0 { true } else { false } }
    var taken = signals.makeAsyncIterator()
    for _ in 0..<1000 { await test.core.tell(.passwordChanged(test.anna)) }
    await test.core.tell(.phoneChanged(test.anna))
    await taken.next()
    await test.core.tell(.passwordChanged(test.anna))
    await taken.next()
  }
}
