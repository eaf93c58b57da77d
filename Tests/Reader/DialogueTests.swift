// SPDX-License-Identifier: GPL-3.0-or-later
import Speech
import Testing

@testable import Reader

@Suite struct DialogueTests {
  @Test(arguments: Play.all, [LanguageCode.danish, .english, .greenlandic])
  func `every play goes as it is written, in every language`(play: Play, language: LanguageCode) async throws
  {
    let stage = try await Stage(language: language, isOwned: play.isOwned, terms: play.terms)
    try await stage.perform(play)
  }

  @Test func `the plays are there`() {
    #expect(Play.all.count > 30)
  }
}
