// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Testing

@testable @_spi(InProcess) import ApprovalCore

/// What a person decided before, and the PIN that it is behind.
@Suite final class HistoryTests {
  private let house: TestCore
  private var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  private func rejected(_ body: String) async throws -> ApprovalID {
    let approval = try await house.request(.oneTimeCode, body: body)
    try await core.reject(approval.id, on: approval.authenticator)
    return approval.id
  }

  @Test func `decisions are told newest first, page by page, and what was not decided is not`() async throws {
    _ = try await house.activate(.codeReader)
    var ids: [ApprovalID] = []
    for body in ["one", "two", "three"] { ids.append(try await rejected(body)) }
    let living = try await house.request(.oneTimeCode, body: "four")
    try await core.cancel(living.id)
    let newest = try await core.decisions(of: house.anna, limit: 2)
    #expect(newest.map(\.id) == [ids[2], ids[1]])
    #expect(newest.map(\.text.body) == ["three", "two"])
    #expect(try await core.decisions(of: house.anna, before: ids[1], limit: 2).map(\.id) == [ids[0]])
    #expect(try await core.decisions(of: house.anna, before: ids[0], limit: 2).isEmpty)
    #expect(try await core.decisions(of: UserID("bente"), limit: 2).isEmpty)
  }

  @Test func `a wrong PIN counts as it does everywhere, and the right one forgets it`() async throws {
    let reader = try await house.activate(.codeReader).id
    let wrong = Secret(utf8: "111222")
    let refused = await refusal { try await core.checkPIN(wrong, of: reader) }
    #expect(refused == .wrongPIN(triesLeft: core.limits.pinTries - 1, thenBlocks: false))
    try await core.checkPIN(Secret(utf8: TestCore.pin), of: reader)
    #expect(try await core.authenticator(reader).pinFailures == 0)
    for _ in 1..<core.limits.pinTries { _ = await refusal { try await core.checkPIN(wrong, of: reader) } }
    guard case .locked? = await refusal(of: { try await core.checkPIN(wrong, of: reader) }) else {
      Issue.record("the last wrong PIN locks")
      return
    }
    guard
      case .locked? = await refusal(of: { try await core.checkPIN(Secret(utf8: TestCore.pin), of: reader) })
    else {
      Issue.record("a locked reader opens nothing")
      return
    }
  }
}
