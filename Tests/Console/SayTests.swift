// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import JSON
import Testing

/// What programs have the real daemon say, with uids of their own: it is never the reader who says it.
@Suite(
  .serialized, .timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
struct SayTests {
  private static let order = "Approved. Press plus."

  private func say(_ fields: [String: String], by account: Account) async throws -> Account.Answer {
    try await account.call("dk.kodeoplaeser.Reader.Say", .texts(["text": Self.order].merging(fields) { $1 }))
  }

  /// What is heard from the sentence that says whose words follow to the tone that closes them.
  private func heard(in house: Household) async throws -> [Household.Line] {
    var lines: [Household.Line] = []
    try await house.hear {
      let isHeard = $0.say != nil || $0.earcon != nil
      if isHeard, !lines.isEmpty || $0.phrase?.hasSuffix("Says") == true { lines.append($0) }
      return !lines.isEmpty && $0.earcon == "quoteClose"
    }
    return lines
  }

  @Test
  func `an order that a program has said is a stranger's, between tones, after the name of who says it`()
    async throws
  {
    let house = try await RightsTests.household(["--language", "en"])
    let owner = try Account(RightsTests.annas, in: house)
    let account = try #require(getpwuid(RightsTests.annas).map { String(cString: $0.pointee.pw_name) })
    for (phrase, name) in [("accountSays", account), ("serviceSays", "Kontoret")] {
      if phrase == "serviceSays" {
        try await house.facts(["service", "register", name, "--uid", "\(RightsTests.annas)"])
      }
      for asked in [[:], ["language": "en"]] {
        #expect(try await say(asked, by: owner).error == nil)
        let lines = try await heard(in: house)
        let naming = lines.prefix { $0.phrase != nil }
        #expect(naming.allSatisfy { $0.phrase == phrase }, "\(lines)")
        #expect(naming.contains { $0.voice == "quote" && $0.say?.contains(name) == true }, "\(lines)")
        let words = lines.dropFirst(naming.count)
        #expect(words.first?.earcon == "quoteOpen" && words.last?.earcon == "quoteClose")
        #expect(words.dropFirst().dropLast().allSatisfy { $0.voice == "quote" && $0.phrase == nil })
        #expect(words.contains { $0.say?.contains("Press plus") == true })
      }
    }
    _ = try await house.end()
  }

  @Test func `no program brings a language of its own, whose stranger could speak as the reader does`()
    async throws
  {
    let house = try await RightsTests.household(["--language", "en"])
    let owner = try Account(RightsTests.annas, in: house)
    let away = String(repeating: "../", count: 20) + house.folder.path.drop { $0 == "/" }
    // A language whose file is never read to its end would keep the reader silent.
    let pipe = house.folder.appendingPathComponent("pipe")
    try FileManager.default.createDirectory(at: pipe, withIntermediateDirectories: true)
    try #require(mkfifo(pipe.path + "/voice.json", 0o644) == 0)
    let voices = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Voices")
    try FileManager.default.copyItem(
      at: voices.appending(path: "en"), to: house.folder.appending(path: "own"))
    for language in ["\(away)/own", "\(away)/pipe", "./en", "en/", "..", "", "zz"] {
      let answer = try await say(["language": language], by: owner)
      #expect(answer.error == "CannotSay", "\(language): \(answer)")
    }
    #expect(try await say(["language": "da"], by: owner).error == nil)
    _ = try await heard(in: house)
    _ = try await house.end()
  }

  @Test func `nobody but the owner and root has the reader say anything`() async throws {
    let house = try await RightsTests.household()
    for uid in [RightsTests.bentes, RightsTests.bank, RightsTests.nobody] {
      let answer = try await say([:], by: try Account(uid, in: house))
      #expect(answer.error == "PermissionDenied", "\(uid): \(answer)")
    }
    _ = try await house.end()
    #expect(!house.transcript.contains { $0.contains("Press plus") })
  }
}
