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
