// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The ways to approve, as a log-on in a terminal offers them, against the real daemon.
@Suite(.timeLimit(.minutes(20))) struct CommandLineMethodTests {
  private static let mine = ["--user", "anna", "--service", "Borger.dk"]

  /// The bindings that are offered, in their order.
  private func offered(_ house: Household, to user: String = "anna") async throws -> [String] {
    let listed = try await house.command(
      ["method", "list", "--user", user, "--service", "Borger.dk", "--json"])
    #expect(listed.code == 0, "\(listed.errors)")
    return listed.output.split(separator: "\n").compactMap { Household.facts(String($0))["binding"] }
  }

  @Test func `a way is chosen by its number, and remembered once it was approved with`() async throws {
    let first = try await Household(["--transcript-secrets"])
    try await first.enrol()
    #expect(try await offered(first) == ["one-time-code", "spoken-code", "shown-code"])
    let service = try first.begin(
      ["request", "--action", "logOn", "--text", "Log på.", "--binding", "choose", "--json"] + Self.mine)
    var lines = service.lines.makeAsyncIterator()
    for number in 1...3 {
      let line = try #require(await lines.next())
      #expect(Household.facts(line)["number"] == String(number))
    }
    service.type("3\n")
    let requested = try #require(await lines.next())
    #expect(Household.facts(requested)["state"] == "requested")
    // The reader says what it is asked for: its own code.
    try await first.hear(phrase: "arrivalShown")
    // Chosen, it is not remembered yet: whoever types the user ID may choose.
    #expect(try await offered(first).first == "one-time-code")
    try first.type("0")
    try await first.hear(phrase: "yourCode")
    let spoken = try await first.hear { $0.voice == "prompt" && $0.phrase == nil && $0.say != nil }
    service.type("\(try #require(spoken.say).filter(\.isNumber))\n\(Household.password)\n")
    let outcome = await service.outcome()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try await offered(first).first == "shown-code")
    #expect(try await first.end().code == 0)
    let again = try await Household(folder: first.folder)
    #expect(try await offered(again) == ["shown-code", "one-time-code", "spoken-code"])
    let remembered = try again.begin(
      ["request", "--action", "logOn", "--text", "Log på.", "--binding", "remembered", "--json"] + Self.mine)
    try await again.hear(phrase: "arrivalShown")
    try again.type("--")
    #expect(await remembered.outcome().code == 1)
    _ = try await again.end()
  }

  @Test func `a number that is none, and a user that is none`() async throws {
    let house = try await Household()
    try await house.enrol()
    let wrong = try await house.command(
      ["request", "--action", "logOn", "--binding", "choose", "--text", "x"] + Self.mine, input: "9\n")
    #expect(wrong.code == 2 && wrong.errors.contains("give a number from 1 to 3"), "\(wrong.errors)")
    let nobodys = try await offered(house, to: "nobody")
    let again = try await offered(house, to: "nobody")
    #expect(!nobodys.isEmpty && again == nobodys)
    _ = try await house.end()
  }
}
