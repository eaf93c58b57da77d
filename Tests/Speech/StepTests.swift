// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

/// The work of reading a text, counted in lexemes shown to patterns: twice the text is no more than twice the work.
@Suite struct StepTests {
  /// Texts that make patterns look as far as they can.
  static let hostile = [
    "1", "1 ", "1.", "1-", "1/", "1,000 ", "1 000 ", "kr. ", "kr. 1-", "1. og ", "1., ", "-", "- ", "(", "(1,", "a.", "a. ",
    "ab.", "x-", "*", "****1", "kode ", "kode 1-", "1½", "½-", "DKK", "DKK1", "t.kr. ", "IV ", "A", "AB ", "@a", "a@", "/a",
    "/", "~/", "www.", "a.b/", "og ", "1 og ", "æ", "ﬁ", "о", "'", "'s", "1's", "2026-", "12:30-", "\t", "\n", "\r\n",
  ]

  @Test(arguments: hostile)
  func `twice the text is at most twice the steps`(piece: String) throws {
    for language in TestLanguage.all {
      let tokenizer = Tokenizer(lexicon: try TestLanguage.phrasebook(language).lexicon)
      let steps = [64, 128, 256].map { tokenizer.read(String(repeating: piece, count: $0)).steps }
      // What the ends of a text cost, and no more, may differ.
      let ends = PatternOrder.stepsPerLexeme * 4
      #expect(steps[1] <= 2 * steps[0] + ends, "\(language) \(piece.debugDescription) \(steps)")
      #expect(steps[2] <= 2 * steps[1] + ends, "\(language) \(piece.debugDescription) \(steps)")
    }
  }
}
