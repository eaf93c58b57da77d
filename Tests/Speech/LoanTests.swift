// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

/// Greenlandic speech has Danish words in it; each is said by its own language's voice.
@Suite struct LoanTests {
  @Test func `a danish word in greenlandic sounds danish`() async throws {
    let greenlandic = try TestLanguage.phrasebook(.greenlandic)
    let danish = try TestLanguage.phrasebook(.danish)
    let synthesizer = try await Synthesizer()
    for (text, word) in [("13", "tretten"), ("Århus", "Århus"), ("Nuuk", "Nuuk")] {
      let here = try greenlandic.quotation(text)[0]
      let there = try danish.quotation(word)[0]
      let isLoan = here.spokenWords[0].language == .danish
      let sounds = try await synthesizer.phonemes(of: here, with: greenlandic.settings)
      #expect(
        try await (sounds == synthesizer.phonemes(of: there, with: danish.settings)) == isLoan, "\(text)")
      #expect(isLoan == (text != "Nuuk"))
    }
  }

  @Test func `an amount changes voice in the middle and keeps every mark`() async throws {
    let book = try TestLanguage.phrasebook(.greenlandic)
    let amount = try book.quotation("12.500,50 kr. Nuuk")[0]
    #expect(
      amount.spokenWords.map(\.language) == [.danish, .danish, .danish, .danish, nil, nil, .danish, nil, nil])
    let (samples, spoken) = try await Synthesizer().samples(of: amount, with: book.settings)
    #expect(spoken.marks.map(\.word) == Array(0..<amount.wordCount))
    #expect(zip(spoken.marks, spoken.marks.dropFirst()).allSatisfy { $0.sample < $1.sample })
    #expect(spoken.sampleCount == samples.count)
  }

  @Test func `the voice is never given the letter that crashes it`() async throws {
    let book = try TestLanguage.phrasebook(.greenlandic)
    for text in ["ål", "jåd", "blåbær å på", "Åse", "åååå"] {
      let words = try book.quotation(text).flatMap(\.spokenWords)
      #expect(words.allSatisfy { $0.language == .danish }, "\(text)")
      _ = try await Synthesizer().samples(of: book.quotation(text)[0], with: book.settings)
    }
  }

  @Test func `a loan that no voice can say is an error`() async throws {
    let book = try TestLanguage.phrasebook(.danish)
    let word = Utterance.Clause(words: [SpokenWord("nuuk", language: .greenlandic)], ending: .full)
    let utterance = Utterance(language: .danish, parts: [Utterance.Part(role: .prompt, clauses: [word])])
    await #expect(throws: SpeechError.noVoice("kl")) {
      try await Synthesizer().samples(of: utterance, with: book.settings)
    }
  }
}
