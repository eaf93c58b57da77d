// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Testing

@testable import Speech

/// What the voice would say wrongly by itself, by its phonemes: a loud reading of numbers and names is worth nothing where a
/// word of it is another.
@Suite(.atLeisure) struct PronunciationTests {
  private func sounds(_ text: String, _ language: LanguageCode = .danish) async throws -> String {
    let book = try TestLanguage.phrasebook(language)
    let utterance = try #require(try book.quotation(text).first)
    let phonemes = try await Synthesizer().phonemes(of: utterance, with: book.settings)
    return phonemes.filter { !"ˈˌ ".contains($0) }
  }

  @Test(arguments: ["engangskode", "engangskoden", "engangskoder", "engangskodens", "engangskoderne"])
  func `a one-time code begins as the number one does`(word: String) async throws {
    let (code, one) = (try await sounds(word), try await sounds("en"))
    #expect(code.hasPrefix(one), "\(code)")
  }

  @Test(arguments: Array(61...69))
  func `sixty-something ends as sixty does`(number: Int) async throws {
    let (sound, sixty) = (try await sounds("\(number)"), try await sounds("60"))
    #expect(sound.hasSuffix(sixty), "\(sound)")
  }

  @Test(arguments: [28, 38, 48, 58, 68, 78, 88, 98])
  func `eight is the same in a code, by itself and at the front of a number`(number: Int) async throws {
    let book = try TestLanguage.phrasebook(.danish)
    let code = Utterance(language: .danish, parts: try book.code([UInt8(ascii: "8")]).revealed.parts)
    let eight = try await Synthesizer().phonemes(of: code, with: book.settings).filter { !"ˈˌ ".contains($0) }
    let (alone, sound) = (try await sounds("otte"), try await sounds("\(number)"))
    #expect(alone == eight)
    #expect(sound.hasPrefix(eight), "\(sound)")
  }

  @Test(arguments: [
    ("Aabenraa", "Åbenrå"), ("Aage", "Åge"), ("Kierkegaard", "Kierkegård"), ("Nørregaard", "Nørregård"),
    ("Aagaard", "Ågård"), ("Skovgaards", "Skovgårds"), ("AALBORG", "Ålborg"),
  ])
  func `aa in a Danish name is å`(old: String, new: String) async throws {
    let (one, other) = (try await sounds(old), try await sounds(new))
    #expect(one == other)
  }

  @Test func `a farm at the end of a name is one by itself`() async throws {
    for name in ["Kierkegaard", "Nørregaard", "Østergaard"] {
      let (sound, farm) = (try await sounds(name), try await sounds("gård"))
      #expect(sound.hasSuffix(farm), "\(sound)")
    }
  }

  @Test func `names that are no Danish ones keep their letters`() throws {
    let words = try TestLanguage.phrasebook(.danish).quotation("Isaac Saab Haag Kanaan").map(\.words)
    #expect(words == ["Isaac Saab Haag Kanaan"])
  }

  @Test func `øre has two syllables in the English voice, and is no ore`() async throws {
    let (coin, metal) = (try await sounds("5 øre", .english), try await sounds("5 ore", .english))
    #expect(coin != metal)
    let (word, respelled) = (try await sounds("øre", .english), try await sounds("urrer", .english))
    #expect(word == respelled)
  }

  @Test(arguments: [LanguageCode.danish, .english, .greenlandic])
  func `every pronunciation changes what is heard`(language: LanguageCode) async throws {
    let book = try TestLanguage.phrasebook(language)
    var plain = book.settings
    plain.pronunciations = nil
    let synthesizer = try await Synthesizer()
    for word in (book.settings.pronunciations ?? [:]).keys.sorted() {
      let spoken = SpokenWord(marked: word, written: word)
      let part = Utterance.Part(role: .prompt, clauses: [Utterance.Clause(words: [spoken], ending: .open)])
      let utterance = Utterance(language: language, parts: [part])
      let (with, without) = (
        try await synthesizer.phonemes(of: utterance, with: book.settings),
        try await synthesizer.phonemes(of: utterance, with: plain)
      )
      #expect(with != without, "\(language) \(word)")
    }
  }
}
