// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Testing

@testable @_spi(InProcess) import ApprovalCore

/// Rejected at once, and why a moment later: what the service, the receipt and the log are told of it.
@Suite final class RejectionTests {
  private let house: TestCore
  private var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  /// A request whose text was heard, on the reader that it was sent to.
  private func heard() async throws -> Approval {
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    try await core.open(approval.id, on: reader, pin: Secret(utf8: TestCore.pin))
    try await core.bind(approval.id, on: reader, code: #require(approval.oneTimeCode))
    return try await core.heard(approval.id, on: reader)
  }

  private func claims(_ approval: Approval) throws -> String {
    let receipt = Receipt(compact: try #require(approval.receipt))
    return try #require(receipt.payload(verifiedWith: core.receiptKey))
  }

  private func log() async throws -> [String] {
    try await core.auditEntries(after: 0, limit: 1000).map(\.event)
  }

  @Test func `what is rejected approves nothing any more, whatever the reason will be`() async throws {
    let approval = try await heard()
    let rejected = try await core.reject(approval.id, on: approval.authenticator)
    #expect(rejected.state == .rejected && rejected.reason == nil && rejected.awaitsReason)
    #expect(try !claims(rejected).contains("reason"))
    #expect(await refusal { try await core.approve(approval.id, on: approval.authenticator) } == .over)
    // Another service may ask meanwhile.
    _ = try await house.request(.oneTimeCode, body: "Another")
  }

  @Test(arguments: RejectionReason.allCases)
  func `the reason reaches who watches, the receipt and the log`(reason: RejectionReason) async throws {
    let approval = try await heard()
    var states = try await core.states(of: approval.id).makeAsyncIterator()
    #expect(await states.next()?.state == .heard)
    try await core.reject(approval.id, on: approval.authenticator)
    let first = try #require(await states.next())
    #expect(first.state == .rejected && first.awaitsReason)
    try await core.giveReason(reason, forRejecting: approval.id, on: approval.authenticator)
    let last = try #require(await states.next())
    #expect(last.reason == reason && !last.awaitsReason)
    #expect(try claims(last).contains("\"reason\":\"\(reason.rawValue)\""))
    #expect(try await log().suffix(2) == ["approval.rejected", "rejection.\(reason.rawValue)"])
    #expect(try await core.freezes(of: house.anna).isEmpty == (reason == .changedMind))
    #expect(
      await refusal { try await core.approve(approval.id, on: approval.authenticator) } == .over)
  }

  @Test func `a reason is given once, and what is not rejected has none`() async throws {
    let approval = try await heard()
    #expect(
      await refusal {
        try await core.giveReason(.notMe, forRejecting: approval.id, on: approval.authenticator)
      } == .notNow(.heard))
    try await core.reject(approval.id, on: approval.authenticator)
    try await core.giveReason(.changedMind, forRejecting: approval.id, on: approval.authenticator)
    #expect(
      await refusal {
        try await core.giveReason(.notMe, forRejecting: approval.id, on: approval.authenticator)
      } == .over)
    #expect(try await core.approvalState(approval.id).reason == .changedMind)
    #expect(try await core.freezes(of: house.anna).isEmpty)
  }

  @Test func `a process that ends before the reason leaves a rejection, and nobody waiting`() async throws {
    let approval = try await heard()
    try await core.reject(approval.id, on: approval.authenticator)
    try await house.restart()
    var states = try await core.states(of: approval.id).makeAsyncIterator()
    let kept = try #require(await states.next())
    #expect(kept.state == .rejected && kept.reason == nil && !kept.awaitsReason)
    #expect(try await core.livingApprovals().isEmpty)
    #expect(try await log().last == "approval.rejected")
  }

  @Test func `who did not start a change stops who asked for it`() async throws {
    let reader = try await house.activate(.codeReader).id
    let change = IdentityChange(.changePassword)
    let approval = try await core.request(change, of: house.anna, by: 1000)
    try await core.reject(approval.id, on: reader)
    let until = try await core.giveReason(.notMe, forRejecting: approval.id, on: reader)
    #expect(try #require(until) > core.currentTime())
    #expect(await refusal { try await core.request(change, of: house.anna, by: 1000) } != nil)
    #expect(try await core.freezes(of: house.anna).isEmpty)
  }
}
