// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

@Suite struct SilenceTests {
  @Test(arguments: ["", " ", "\n", "   \n\n  "])
  func `a text of nothing is an error, not silence`(text: String) throws {
    let book = try TestLanguage.phrasebook(.danish)
    #expect(throws: SpeechError.silent) { try book.quotation(text) }
    #expect(throws: SpeechError.silent) { try book.statement(text) }
  }

  @Test func `a text of punctuation only is said by name`() throws {
    let book = try TestLanguage.phrasebook(.english)
    #expect(try book.quotation("?")[0].words == "question mark?")
    #expect(try book.quotation("...").map(\.words) == ["dot.", "dot.", "dot."])
    #expect(try book.quotation("…")[0].words == "three dots.")
  }

  @Test func `words without phonemes are caught before a sample is played`() async throws {
    let book = try TestLanguage.phrasebook(.english)
    let mute = Utterance.Clause(words: [SpokenWord("")], ending: .full)
    let heard = try book.statement("hello").parts[0].clauses
    let utterance = Utterance(
      language: .english, parts: [Utterance.Part(role: .quote, clauses: heard + [mute])])
    let samples = Reel()
    await #expect(throws: SpeechError.silent) {
      try await Synthesizer().speak(utterance, with: book.settings) { samples.append($0) }
    }
    #expect(samples.samples.isEmpty)
  }

  @Test(arguments: TestLanguage.all)
  func `every word of the lexicon has a sound`(language: LanguageCode) async throws {
    let book = try TestLanguage.phrasebook(language)
    let synthesizer = try await Synthesizer()
    let file = try LanguageFile(path: "\(TestLanguage.home(of: language))/\(language)/lexicon.json")
      .decode(LexiconFile.self)
    for text in LexiconTexts(lexicon: file).all {
      for word in NumberGrammar.split(text.text) {
        let clause = Utterance.Clause(words: [SpokenWord(marked: word, written: "")], ending: .full)
        let part = Utterance.Part(role: .quote, clauses: [clause])
        let sound = try? await synthesizer.phonemes(
          of: Utterance(language: language, parts: [part]), with: book.settings)
        #expect(sound?.isEmpty == false, "\(language) \(text.place): \(word)")
      }
    }
  }
}
