// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Testing

@testable import Speech

/// Texts that nobody would write. The corpus is checked in, the random numbers are seeded: what fails
/// here fails everywhere. `SPEECH_FUZZ_ROUNDS` asks for more than the default rounds.
@Suite(.atLeisure) struct FuzzTests {
  static let rounds = ProcessInfo.processInfo.environment["SPEECH_FUZZ_ROUNDS"].flatMap(Int.init) ?? 250

  @Test(arguments: TestLanguage.all)
  func `no text leaves its voice, its letters or its bounds`(language: LanguageCode) throws {
    let book = try TestLanguage.phrasebook(language)
    let rule = try SpokenRule(book)
    for seed in try Mutator.corpus() { try rule.check(seed) }
    var mutator = try Mutator(seed: UInt64(language.rawValue.utf8.reduce(0) { $0 * 31 + UInt64($1) }))
    for _ in 0..<Self.rounds { try rule.check(mutator.next()) }
  }

  @Test(arguments: TestLanguage.all)
  func `what is left of any text is spoken or refused, and the voice survives it`(language: LanguageCode)
    async throws
  {
    let book = try TestLanguage.phrasebook(language)
    let synthesizer = try await Synthesizer()
    var mutator = try Mutator(seed: 4)
    let texts = try Mutator.corpus() + (0..<(Self.rounds / 10)).map { _ in mutator.next() }
    for text in texts {
      guard let utterances = try? book.quotation(text) else { continue }
      for utterance in utterances.prefix(4) {
        let phonemes = try await synthesizer.phonemes(of: utterance, with: book.settings)
        #expect(!phonemes.isEmpty, "\(language) \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: TestLanguage.all)
  func `hostile texts make samples, and as many marks as words`(language: LanguageCode) async throws {
    let book = try TestLanguage.phrasebook(language)
    let synthesizer = try await Synthesizer()
    for text in try Mutator.corpus() {
      guard let utterance = try? book.quotation(text).first else { continue }
      let spoken = try await synthesizer.speak(utterance, with: book.settings) { _ in true }
      #expect(spoken.marks.count == utterance.wordCount && spoken.parts.allSatisfy { $0.role == .quote })
    }
  }

  @Test func `a run of one symbol is counted, not recited`() throws {
    let book = try TestLanguage.phrasebook(.english)
    for symbol in ["=", "!", ".", "🎉", "(", "\"", "-"] {
      let words = try book.quotation(String(repeating: symbol, count: 500)).reduce(0) { $0 + $1.wordCount }
      #expect(words < 80, "\(symbol)")
    }
  }
}

/// What must hold of anything that is said of a service's text.
struct SpokenRule {
  let book: Phrasebook
  private let letters: [LanguageCode?: Set<Character>]

  init(_ book: Phrasebook) throws {
    self.book = book
    let own = Set(book.lexicon.alphabet + book.lexicon.accents)
    let loans = (book.lexicon.loans ?? [:]).map { (Optional(LanguageCode($0.key)), Set($0.value)) }
    letters = Dictionary(uniqueKeysWithValues: loans + [(nil, own)])
  }

  func check(_ text: String) throws {
    let lexemes = Lexeme.split(text)
    #expect(lexemes.map(\.text).joined() == text)
    for punctuation in Punctuation.allCases {
      let steps = Tokenizer(lexicon: book.lexicon, punctuation: punctuation).read(text).steps
      #expect(steps <= lexemes.count * PatternOrder.stepsPerLexeme, "\(text.debugDescription)")
      switch quotation(text, punctuation) {
      case .success(let utterances): for utterance in utterances { check(utterance, of: text) }
      case .failure(let refusal): #expect(isRefusal(refusal), "\(text.debugDescription)")
      }
    }
  }

  private func quotation(_ text: String, _ punctuation: Punctuation) -> Result<[Utterance], SpeechError> {
    Result { () throws(SpeechError) in try book.quotation(text, punctuation: punctuation) }
  }

  private func isRefusal(_ error: SpeechError) -> Bool {
    switch error {
    case .unseen, .tooLong, .tooManyWords, .silent: true
    default: false
    }
  }

  private func check(_ utterance: Utterance, of text: String) {
    #expect(utterance.parts.allSatisfy { $0.role == .quote && !$0.isSecret }, "\(text.debugDescription)")
    #expect(utterance.wordCount <= Phrasebook.wordLimit, "\(text.debugDescription)")
    #expect(
      utterance.parts.flatMap(\.clauses).allSatisfy { $0.words.count <= 40 }, "\(text.debugDescription)")
    let stranger = utterance.spokenWords.first { !isOfVoice($0) }
    #expect(stranger == nil, "\(text.debugDescription)")
  }

  /// One digit, or letters of the voice's own with single joints between.
  private func isOfVoice(_ word: SpokenWord) -> Bool {
    guard word.text.count <= Wording.longestWord else { return false }
    if word.isDigit { return word.text.count == 1 && word.text.allSatisfy(\.isASCII) }
    guard let letters = letters[word.language], !word.text.isEmpty else { return false }
    let pieces = word.text.lowercased().split(omittingEmptySubsequences: false) { "'’-".contains($0) }
    return pieces.allSatisfy { !$0.isEmpty && $0.allSatisfy(letters.contains) }
  }
}
