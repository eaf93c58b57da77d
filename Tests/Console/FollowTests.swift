// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import Testing

/// What an app is told without asking, over the real socket: by its choice of notifications, and of what it is told in any case.
@Suite(.timeLimit(.minutes(20)), .enabled(if: Household.canVouch)) struct FollowTests {
  /// That it follows by now, its first line tells: something is done until there is one.
  private func begin(_ following: Program, in house: Household) async throws {
    let hasBegun = Flag()
    let reading = Task {
      for await _ in following.lines { break }
      hasBegun.isSet.store(true, ordering: .relaxed)
    }
    repeat {
      #expect(try await house.command(["recovery", "codes", "anna"]).code == 0)
    } while !hasBegun.isSet.load(ordering: .relaxed)
    await reading.value
  }

  private final class Flag: Sendable {
    let isSet = Atomic<Bool>(false)
  }

  @Test func `requests come to who accepted notifications, a blocked device to everyone`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let reader = try #require(
      try await house.command(["authenticator", "list", "anna", "--json"]).output.split(separator: "\n")
        .map { Household.facts(String($0)) }.first { $0["kind"] == "codeReader" }?["authenticator"])
    let following = try house.begin(["app", "follow", number, "--json"])
    try await begin(following, in: house)
    var lines = following.lines.makeAsyncIterator()
    // It accepted none: of a request it hears nothing, of what was chosen anew neither.
    let (service, _) = try await house.request("anna", "qr")
    service.send(SIGTERM)
    #expect(await service.outcome().code == 3)
    try await house.facts(["app", "choose", number, "--biometrics", "no", "--notifications", "yes"])
    let (second, requested) = try await house.request("anna", "qr")
    second.send(SIGTERM)
    #expect(await second.outcome().code == 3)
    try await house.facts(["authenticator", "block", "anna", reader])
    var told: [[String: String]] = []
    while let line = await lines.next() {
      told.append(Household.facts(line))
      if told.last?["event"] == "authenticator.blocked" { break }
    }
    let requests = told.filter { $0["event"] == "approval.requested" }
    #expect(requests.map { $0["subject"] } == [requested["approvalID"]], "\(told)")
    #expect(told.last?["subject"] == reader, "\(told)")
    // The app itself is blocked: that is the last it is told.
    try await house.facts(["authenticator", "block", "anna", number])
    let end = try #require(await lines.next())
    #expect(Household.facts(end)["event"] == "authenticator.blocked")
    #expect(await following.outcome().code == 0)
    _ = try await house.end()
  }

  @Test func `what is no app follows nothing`() async throws {
    let house = try await Household()
    try await house.enrol()
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let refused = try await house.command(["app", "follow", reader])
    #expect(refused.code == 4 && refused.errors.contains("does not do that"), "\(refused.errors)")
    _ = try await house.end()
  }
}
