// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

/// The work of reading a text, counted in lexemes shown to patterns: twice the text is no more than twice the work.
@Suite struct StepTests {
  /// Texts that make patterns look as far as they can.
  static let hostile = [
    "1", "1 ", "1.", "1-", "1/", "1,000 ", "1 000 ", "kr. ", "kr. 1-", "1. og ", "1., ", "-", "- ", "(",
    "(1,", "a.", "a. ",
    "ab.", "x-", "*", "****1", "kode ", "kode 1-", "1½", "½-", "1/0 ", "DKK", "DKK1", "t.kr. ", "IV ", "A",
    "AB ",
    "@a", "a@", "/a",
    "/", "~/", "www.", "a.b/", "og ", "1 og ", "æ", "ﬁ", "о", "'", "'s", "1's", "2026-", "12:30-", "\t", "\n",
    "\r\n",
  ]
  /// Repetitions: already the fewest reach further than any pattern looks.
  private static let counts = [128, 256, 512]

  @Test(arguments: hostile)
  func `a text twice as long takes at most twice the steps`(piece: String) throws {
    for language in TestLanguage.all {
      let tokenizer = Tokenizer(lexicon: try TestLanguage.phrasebook(language).lexicon)
      let steps = Self.counts.map { tokenizer.read(String(repeating: piece, count: $0)).steps }
      // Near its end a text takes fewer steps than elsewhere, once: what is added is compared. A group of the pattern may
      // begin at another place.
      let group = PatternOrder.stepsPerLexeme * 4
      let (first, second) = (steps[1] - steps[0], steps[2] - steps[1])
      #expect(second <= 2 * first + group, "\(language) \(piece.debugDescription) \(steps)")
      let lexemes = Lexeme.split(String(repeating: piece, count: Self.counts[2])).count
      #expect(steps[2] <= lexemes * PatternOrder.stepsPerLexeme)
    }
  }
}
