// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// What a person decided, told on the command line once they approved that on their own device.
@Suite(.timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
struct HistoryCommandTests {
  /// Opens what arrived and binds it by its code; what is asked is then heard to its end.
  private func hear(_ code: String, in house: Household) async throws {
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + code)
    try await house.hear { $0.state == "heard" }
  }

  private func approveOne(in house: Household) async throws {
    let (service, requested) = try await house.request("anna", "one-time-code")
    try await hear(try #require(requested["oneTimeCode"]), in: house)
    try house.type("++")
    #expect(await service.outcome().code == 0)
  }

  /// Asks for the history as anna's account, up to the code of the approval that it needs.
  private func asking(_ house: Household, _ more: [String] = []) async throws -> (Child, code: String) {
    let asking = try house.begin(["history", "anna"] + more, as: RightsTests.annas)
    let line = try #require(await asking.line(with: "One-time code: "))
    return (asking, code: String(try #require(line.split(separator: " ").last)))
  }

  @Test func `what was approved is told in its words once the person approved that`() async throws {
    let house = try await RightsTests.household()
    try await approveOne(in: house)
    let (asking, code) = try await asking(house)
    try await hear(code, in: house)
    try house.type("++")
    let end = await asking.end()
    #expect(end.status == 0, "\(end)")
    let told = end.lines.filter { $0.contains(", approved") }
    // Newest first: that it is told was approved last.
    #expect(told.count == 2 && told[0].contains("What you approved and rejected"), "\(end.lines)")
    #expect(told.last?.contains("approve for Bank") == true, "\(end.lines)")
    #expect(told.last?.contains("Betal 12 kr.") == true, "\(end.lines)")
    _ = try await house.end()
  }

  @Test func `rejected, nothing is told; and nobody else is told anything`() async throws {
    let house = try await RightsTests.household()
    try await approveOne(in: house)
    let (asking, _) = try await asking(house)
    try await house.hear(phrase: "enterPIN")
    try house.type("--")
    let end = await asking.end()
    #expect(end.status == 1 && !end.lines.contains { $0.contains("Betal") }, "\(end)")
    let other = await (try house.begin(["history", "anna"], as: RightsTests.bentes)).end()
    #expect(other.status == 4 && other.lines.isEmpty, "\(other)")
    _ = try await house.end()
  }
}
