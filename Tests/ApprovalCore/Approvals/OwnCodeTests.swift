// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Foundation
import Testing

@testable import ApprovalCore

/// A code reader's own code, and the one bound to what was heard on it: which request takes which.
@Suite final class OwnCodeTests {
  private let house: TestCore
  private var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  private func submit(_ code: Secret, to approval: Approval) async throws -> Approval {
    try await core.submit(code, password: house.chosenPassword().secret, to: approval.id)
  }

  private func hearing(_ approval: Approval) throws -> String {
    let payload = Receipt(compact: try #require(approval.receipt)).payload(verifiedWith: core.receiptKey)
    let claims = try JSONSerialization.jsonObject(with: Data(#require(payload).utf8)) as? [String: Any]
    return try #require(claims?["heard_how"] as? String)
  }

  @Test func `a code reader approves as a code display does, each code once`() async throws {
    let (_, reader) = try await house.activate(.codeReader)
    let approval = try await house.request(.shownCode)
    let code = try reader.currentCode(at: house.clock.wall)
    #expect(await refusal { try await self.submit(code, to: approval) } == .notNow(.requested))
    try await core.presented(approval.id)
    #expect(try hearing(await submit(code, to: approval)) == "shown")
    let second = try await house.request(.shownCode, body: "Another")
    try await core.presented(second.id)
    #expect(await refusal { try await self.submit(code, to: second) } == .replayed)
  }

  @Test func `a spoken code takes the reader's own where the service showed the text`() async throws {
    let (_, reader) = try await house.activate(.codeReader)
    let approval = try await house.request(.spokenCode)
    try await core.presented(approval.id)
    let approved = try await submit(reader.currentCode(at: house.clock.wall), to: approval)
    #expect(try approved.state == .approved && hearing(approved) == "shown")
  }

  @Test func `a service that shows nothing takes the bound code alone`() async throws {
    let (id, reader) = try await house.activate(.codeReader)
    let approval = try await house.request(.spokenCode)
    try await core.heard(approval.id, on: id)
    let own = try reader.currentCode(at: house.clock.wall)
    #expect(await refusal { try await self.submit(own, to: approval) } == .wrongCode(triesLeft: 2))
    let bound = try reader.boundCode(
      counter: #require(approval.codeCounter), textDigest: approval.textDigest)
    #expect(try hearing(await submit(bound, to: approval)) == "played")
  }

  @Test func `what was shown and then heard takes either, and the receipt says it was heard`() async throws {
    let (id, reader) = try await house.activate(.codeReader)
    for isOwn in [true, false] {
      let approval = try await house.request(.spokenCode, body: "\(isOwn)")
      let bound = try reader.boundCode(
        counter: #require(approval.codeCounter), textDigest: approval.textDigest)
      try await core.presented(approval.id)
      #expect(await refusal { try await self.submit(bound, to: approval) } == .wrongCode(triesLeft: 2))
      try await core.heard(approval.id, on: id)
      let code = isOwn ? try reader.currentCode(at: house.clock.wall) : bound
      #expect(try hearing(await submit(code, to: approval)) == "played")
    }
  }

  @Test func `a change of what may approve is not for the own code`() async throws {
    let (_, reader) = try await house.activate(.codeReader)
    let change = IdentityChange(.changePassword)
    #expect(
      await refusal { try await core.request(change, of: house.anna, through: .shownCode, by: 1000) }
        == .bindingNotAllowed)
    let approval = try await core.request(change, of: house.anna, through: .spokenCode, by: 1000)
    #expect(await refusal { try await core.presented(approval.id) } == .notNow(.requested))
    let own = try reader.currentCode(at: house.clock.wall)
    #expect(await refusal { try await self.submit(own, to: approval) } == .notNow(.requested))
  }
}
