// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Speech

/// The folders under `Voices/` as they are installed.
@Suite struct ShippedLanguageTests {
  static let shipped: [LanguageCode] = [.danish, .english, .greenlandic]

  @Test(arguments: shipped)
  func `a shipped language says what English says, with the same placeholders`(language: LanguageCode) throws
  {
    #expect(throws: Never.self) {
      try Phrasebook(voices: TestLanguage.voices, language: language, declarations: Self.declarations())
    }
  }

  @Test(arguments: shipped)
  func `every phrase is made of the language's own letters, and sounds`(language: LanguageCode) async throws {
    let declarations = try Self.declarations()
    let book = try Phrasebook(voices: TestLanguage.voices, language: language, declarations: declarations)
    let synthesizer = try await Synthesizer()
    let tokenizer = Tokenizer(lexicon: book.lexicon)
    for declaration in declarations {
      for template in declaration.fileKeys.compactMap({ book.templates[$0] }) {
        let strange = template.segments.flatMap { segment in
          if case .text(let text) = segment { tokenizer.tokens(of: text) } else { [Token]() }
        }.filter { ["unusual", "symbol", "ambiguous", "code", "site"].contains($0.meaning) }
        #expect(strange.isEmpty, "\(language) \(declaration.key)")
      }
      let utterance = try book.utterance(declaration.key, arguments(of: declaration))
      let phonemes = try await synthesizer.phonemes(of: utterance, with: book.settings)
      #expect(!phonemes.contains("("), "\(language) \(declaration.key) leaves its voice: \(phonemes)")
    }
  }

  @Test(arguments: shipped)
  func `its voices answer to their names`(language: LanguageCode) async throws {
    let book = try TestLanguage.phrasebook(language)
    try await Synthesizer().check(book.settings)
    #expect(book.settings.prompt.identifier != book.settings.quote.identifier)
  }

  @Test func `nobody has reviewed Greenlandic yet, and it says so`() throws {
    #expect(try !TestLanguage.phrasebook(.greenlandic).voice.isReviewed)
  }

  /// What English declares; every placeholder but the plural's number is a name here.
  private static func declarations() throws -> [PhraseDeclaration] {
    let file = LanguageFile(path: "\(TestLanguage.voices)/en/phrases.json")
    let sentences = try file.decode([String: String].self)
    return sentences.sorted { $0.key < $1.key }.compactMap { key, sentence in
      let names = PhraseTemplate(sentence)?.placeholders ?? []
      guard key.hasSuffix("_other") else {
        return key.hasSuffix("_one") ? nil : PhraseDeclaration(key, kinds(names))
      }
      return PhraseDeclaration(
        String(key.dropLast("_other".count)), Dictionary(names.map { ($0, .number) }) { kind, _ in kind },
        plural: names.first)
    }
  }

  private static func kinds(_ names: [String]) -> [String: Argument.Kind] {
    Dictionary(names.map { ($0, .name) }) { kind, _ in kind }
  }

  private func arguments(of declaration: PhraseDeclaration) -> [String: Argument] {
    declaration.placeholders.mapValues { $0 == .number ? .number(2) : .name("Borger.dk") }
  }
}
