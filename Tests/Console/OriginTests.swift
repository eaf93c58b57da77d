// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Where a request comes from, through the real daemon: said by itself only where it is elsewhere than what was approved last.
@Suite(.timeLimit(.minutes(20))) struct OriginTests {
  /// Deals with a request from a place to its question, and gives the phrases that were heard of it.
  private func hear(from place: String, in house: Household, then keys: String) async throws -> [String] {
    let (service, requested) = try await house.request("anna", "one-time-code", ["--origin-place", place])
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(try #require(requested["oneTimeCode"]))
    var phrases: [String] = []
    try await house.hear { line in
      if let phrase = line.phrase { phrases.append(phrase) }
      if line.voice == "quote", let words = line.say { phrases.append(words) }
      return line.phrase == "timeLeft"
    }
    for key in keys {
      try house.type(String(key))
      try await house.hear { $0.phrase?.hasPrefix("confirm") == true || $0.state != nil }
    }
    _ = await service.outcome()
    return phrases
  }

  @Test func `it is held to the last that was approved, also after a restart, and a rejected one is not`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    #expect(try await !hear(from: "Nuuk", in: house, then: "++").contains("originDiffers"))
    #expect(try await !hear(from: "Nuuk", in: house, then: "++").contains("originDiffers"))
    _ = try await house.end()
    let again = try await Household(folder: house.folder)
    for _ in 0..<2 {
      let heard = try await hear(from: "Wien", in: again, then: "-")
      #expect(heard.contains("originDiffers") && heard.contains { $0.contains("Wien") }, "\(heard)")
      try again.type("5")
    }
    _ = try await again.end()
  }

  @Test func `what cannot be heard of it is turned away at the door`() async throws {
    let house = try await Household()
    try await house.enrol()
    for origin in ["\u{202E}kuuN", String(repeating: "x", count: 101), " "] {
      let outcome = try await house.command([
        "request", "--user", "anna", "--service", "Bank", "--action", "logOn", "--text", "x",
        "--origin-device", origin,
      ])
      #expect(outcome.code == 2 && outcome.errors.contains("origin"), "\(outcome)")
    }
    _ = try await house.end()
  }
}
