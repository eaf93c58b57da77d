// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

/// Spelled is what was written, whatever was said for it.
@Suite struct SpellingTests {
  private static let languages: [LanguageCode] = [.danish, .english, .greenlandic]

  /// The letters, digits and other signs of a text that are no marks of a sentence, nor spaces.
  private func signs(_ text: String) -> String {
    text.filter { $0.isLetter || $0.isNumber }
  }

  /// A currency's sign may be spelled as its code.
  private func isCurrencySign(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.generalCategory == .currencySymbol
  }

  private func written(_ utterances: [Utterance]) -> String {
    utterances.flatMap(\.spokenWords).map(\.written).joined()
  }

  @Test(arguments: languages)
  func `every letter and digit of a text can be spelled, in order, whatever is said for it`(
    language: LanguageCode
  )
    throws
  {
    let book = try TestLanguage.phrasebook(language)
    for row in try CaseTable(language).rows where !row.given.contains(where: isCurrencySign) {
      let written = try written(book.quotation(row.given))
      #expect(signs(written) == signs(row.given), "\(row.place) \(row.given): \(written)")
    }
  }

  @Test(arguments: languages)
  func `a word that is said for another can be spelled by itself`(language: LanguageCode) throws {
    let book = try TestLanguage.phrasebook(language)
    for text in ["12.500 kr.", "24/7", "3/4-2026", "a.b.c.d.e.evil.com", "XIV", "kl. 8"] {
      for utterance in try book.quotation(text) {
        for place in 0..<utterance.wordCount {
          let word = try #require(utterance.word(at: place))
          #expect(book.spelling(word).wordCount > 0, "\(language) \(text) \(place)")
        }
      }
    }
  }

  @Test(arguments: languages)
  func `marks that mean something to a voice are said as characters`(language: LanguageCode) throws {
    let book = try TestLanguage.phrasebook(language)
    for text in [
      "[[h@'loU]]", "<break time=\"9s\"/>", "<speak>a</speak>", "&lt;", "\\mrk=1\\", "|", "{a}", "_:a",
    ] {
      let utterances = try book.quotation(text, punctuation: .named)
      #expect(written(utterances) == text.filter { !$0.isWhitespace }, "\(language) \(text)")
      for word in utterances.flatMap(\.spokenWords) { #expect(SpokenWord.speakable(word.text) == word.text) }
    }
  }
}
