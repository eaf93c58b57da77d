// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

@Suite struct DigitTests {
  @Test(arguments: TestLanguage.all)
  func `a code of any length is its digits, in order, with nothing between`(language: LanguageCode)
    async throws
  {
    let book = try TestLanguage.phrasebook(language)
    let synthesizer = try await Synthesizer()
    let digits = try await phonemesOfDigits(book, synthesizer)
    #expect(Set(digits).count == 10)
    var random = SeededRandom(seed: 19)
    for length in 1...19 {
      for leadingZeros in [0, 1, length] {
        let code = (0..<length).map { $0 < leadingZeros ? 0 : random.next(below: 10) }
        let spoken = try await synthesizer.phonemes(
          of: open(book.code(code.map { UInt8(48 + $0) })), with: book.settings)
        #expect(spoken == code.map { digits[$0] }.joined(separator: " "), "\(language) \(code)")
      }
    }
  }

  @Test(arguments: TestLanguage.all)
  func `digits in a text are its digits too`(language: LanguageCode) async throws {
    let book = try TestLanguage.phrasebook(language)
    let synthesizer = try await Synthesizer()
    let digits = try await phonemesOfDigits(book, synthesizer)
    var random = SeededRandom(seed: 7)
    for length in 5...19 {
      let code = [0] + (1..<length).map { _ in random.next(below: 10) }
      let quoted = try book.quotation(code.map(String.init).joined())
      let words = quoted.flatMap(\.spokenWords)
      #expect(words.map(\.written) == code.map(String.init) && words.allSatisfy(\.isDigit))
      let spoken = try await synthesizer.phonemes(of: #require(quoted.first), with: book.settings)
      // In one breath a stress may move; the sounds and their order may not.
      #expect(bare(spoken) == bare(code.map { digits[$0] }.joined()), "\(language) \(code)")
    }
  }

  @Test(arguments: TestLanguage.all)
  func `a code has a mark for each digit`(language: LanguageCode) async throws {
    let book = try TestLanguage.phrasebook(language)
    let code = try book.code(Array("0012345678901234567".utf8))
    let (_, spoken) = try await Synthesizer().samples(of: code, with: book.settings)
    #expect(spoken.marks.map(\.word) == code.digitPositions)
    #expect(zip(spoken.marks, spoken.marks.dropFirst()).allSatisfy { $0.sample < $1.sample })
  }

  @Test(arguments: TestLanguage.all)
  func `no two letters sound the same`(language: LanguageCode) async throws {
    let book = try TestLanguage.phrasebook(language)
    let synthesizer = try await Synthesizer()
    var sounds: [String: String] = [:]
    for (letter, _) in book.lexicon.letters.sorted(by: { $0.key < $1.key })
    where book.lexicon.alphabet.contains(letter) {
      let named = book.spelling(try book.statement(letter))
      let sound = try await synthesizer.phonemes(of: named, with: book.settings)
      #expect(sounds.updateValue(letter, forKey: sound) == nil, "\(language) \(letter): \(sound)")
    }
  }

  private func phonemesOfDigits(_ book: Phrasebook, _ synthesizer: Synthesizer) async throws -> [String] {
    var phonemes: [String] = []
    for digit in 0...9 {
      phonemes.append(
        try await synthesizer.phonemes(of: open(book.code([UInt8(48 + digit)])), with: book.settings))
    }
    return phonemes
  }

  /// A code whose phonemes are not hidden.
  private func open(_ utterance: Utterance) -> Utterance {
    Utterance(
      language: utterance.language,
      parts: utterance.parts.map { Utterance.Part(role: $0.role, clauses: $0.clauses) })
  }

  /// Phonemes without stress, glottal stops, linking r and spaces.
  private func bare(_ phonemes: String) -> String { phonemes.filter { !"ˈˌʔ ɹ".contains($0) } }
}
