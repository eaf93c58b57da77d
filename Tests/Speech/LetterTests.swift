// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Testing

@testable import Speech

/// What Unicode calls a letter or a number has something to say of it: "symbol" hides what stands there.
@Suite(.atLeisure) struct LetterTests {
  @Test(arguments: TestLanguage.all)
  func `no letter and no number of the corpus is a symbol`(language: LanguageCode) throws {
    let wording = try TestLanguage.phrasebook(language).wording
    var mutator = try Mutator(seed: 7)
    let texts = try Mutator.corpus() + (0..<FuzzTests.rounds).map { _ in mutator.next() }
    for text in texts { expectNames(in: text, wording, language) }
  }

  /// Each by itself and glued to another, up to the end of the syllabaries; of ideographs and what lies beyond, every 61st.
  @Test(arguments: [LanguageCode.danish, .greenlandic])
  func `no letter and no number of Unicode is a symbol`(language: LanguageCode) throws {
    let wording = try TestLanguage.phrasebook(language).wording
    let near = Array(UInt32(0x21)..<0x3400)
    let far = Array(stride(from: UInt32(0x3400), to: 0x32000, by: 61))
    let characters = (near + far).compactMap(Unicode.Scalar.init).filter(Self.isLetterOrNumber)
    var rest = characters[...]
    #expect(rest.count > 9000)
    while !rest.isEmpty {
      let piece = rest.prefix(20)
      rest = rest.dropFirst(20)
      expectNames(in: piece.map { "\($0)" }.joined(separator: " "), wording, language)
      expectNames(in: piece.map { "\($0)" }.joined(), wording, language)
    }
  }

  private func expectNames(in text: String, _ wording: Wording, _ language: LanguageCode) {
    for token in Tokenizer(lexicon: wording.lexicon).tokens(of: text) {
      switch token {
      case .symbol(let symbol, _) where symbol.unicodeScalars.first.map(Self.isLetterOrNumber) == true:
        let words = wording.name(of: symbol)
        let isNamed = words != NumberGrammar.split(wording.lexicon.unknownSymbol)
        #expect(isNamed, "\(language) \(symbol) \(symbol.unicodeScalars.map(\.value))")
      case .unusual(let word) where word.unicodeScalars.allSatisfy(Self.isLetterOrNumber):
        let words = wording.pieces(ofUnusual: word).compactMap {
          if case .word(let word) = $0 { word.text } else { nil }
        }
        #expect(!words.contains(wording.lexicon.unknownSymbol), "\(language) \(word)")
      default: break
      }
    }
  }

  private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
