// SPDX-License-Identifier: GPL-3.0-or-later
import Keypad
import Speech
import Testing

@testable import Reader

/// What no play reaches is found here.
@Suite struct CoverageTests {
  private static func reached() async throws -> Coverage {
    var coverage = Coverage()
    for play in Play.all {
      let stage = try await Stage(language: .danish, isOwned: play.isOwned, terms: play.terms)
      try await stage.perform(play)
      coverage.add(stage.coverage)
    }
    return coverage
  }

  @Test func `every place, every key in every mode and every phrase is reached by a play`() async throws {
    let coverage = try await Self.reached()
    #expect(Set(DialogueState.Name.allCases).subtracting(coverage.places) == [])
    let keys = Set(Keymap.rows).subtracting(coverage.rows)
    #expect(keys.map { "\($0.mode) \($0.key.character)" }.sorted() == [])
    let phrases = Set(Phrase.allCases).filter {
      !coverage.phrases.contains($0.rawValue) && Self.reason(for: $0) == nil
    }
    #expect(phrases.map(\.rawValue).sorted() == [])
  }

  /// Phrases that no play can bring about, and why; a phrase that a play does reach has no reason to stand here.
  private static let exempt: [Phrase: String] = [
    .modeListening: "a heading of the written help", .modeTyping: "a heading of the written help",
    .modeWriting: "a heading of the written help", .modeChoosing: "a heading of the written help",
    .modeReviewing: "a heading of the written help", .modeNaming: "a heading of the written help",
    .pushAsked: "said where the code is its server's to give, whom the daemon asks",
    .thisService: "stands for the service's name in the sentence of the text",
    .accountSays: "stands before what a program has said, as programSays does",
    .serviceSays: "stands before what a program has said, as programSays does",
    .refused: "said where an error has no words of its own, and all have",
    .typingDigit: "written help: on a keypad the digits of a PIN explain themselves",
  ]

  /// Faults are said by the rooms that have them, and a test of their own says each; plays show the ways of some of them
  /// through the dialogue.
  private static func reason(for phrase: Phrase) -> String? {
    phrase.isOfAFault || [.messagePhoneNumber, .messageTemporaryPIN].contains(phrase)
      ? "an error of a room or a rule, or the words around a message's code" : exempt[phrase]
  }

  @Test func `what is exempt is a phrase, and is reached by no play`() async throws {
    let coverage = try await Self.reached()
    for phrase in Self.exempt.keys { #expect(!coverage.phrases.contains(phrase.rawValue)) }
  }
}
