// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Testing

@testable import Speech

/// The work of reading a text, counted in lexemes shown to patterns: twice the text is no more than twice the work.
@Suite struct StepTests {
  /// Texts that make patterns look as far as they can, by the pattern that they are made for.
  static let hostile = [
    // Numbers, groups and fractions.
    "1", "1 ", "1.", "1,", "1'", "1\u{A0}", "1,000 ", "1 000 ", "1.000.", "1½", "½", "½ ", "½-", "1 1/2 ",
    "1/2 ",
    "1/0 ", "1/", "0,", "999999999999 ",
    // Money: signs, currencies, scales, brackets.
    "-", "- ", "−", "÷1", "(", "(1,", "(1,00) ", "kr. ", "kr. 1-", "kr. -", "kr.(", "DKK", "DKK1", "DKK 1 ",
    "1 DKK 1 SEK ",
    "t.kr. ", "tkr. 1 ", "mio. kr. ", "1 mio. ", "1,-", "1,- - ", "1.-", "1 kr./", "$.5", "US$ ", "1 CR ",
    // Ranges, dates, times.
    "1-", "1 - ", "1 kr.-", "1.-", "1. - ", "1-1-", "2026-", "2026-01-01T", "1/1/", "1/1-", "1. maj - ",
    "den 1.", "12:30-",
    "12:30:", "kl. 1-", "9 am ", "1. og ", "1., ", "Q1 ", "1990s ", "man.-", "1:30 time ", "1 t 1 m ",
    // Digits that are a name.
    "kode ", "kode 1-", "kode er ", "+45 ", "+1 (2", "010101-", "12 34 56 78 ", "****1", "x", "xx ", "xxxx-",
    "DK50 0040 ",
    "DK5000400440116243", "1A", "A1-",
    // Letters, abbreviations, names, addresses.
    "a.", "a. ", "ab.", "x-", "A", "AB ", "ABC-", "IV ", "Chr. IV ", "d. X ", "St. ", "2. th. ", "st. ",
    "st., ", "2100 Ab, ", "nr.",
    "policenr-", "f.eks", "'", "'s", "1's", "æ", "ﬁ", "о", "a\u{301}", "ßа", "Ⅳ", "①",
    // Sites, paths, marks.
    "@a", "a@", "a@b.", "/a", "/", "~/", "./", "C:\\", "www.", "a.b/", "http://", "a:", "og ", "1 og ", "…",
    "?!", "((", "«»",
    "🎉", "👨‍👩‍👧", "\t", "\n", "\r\n", " ",
  ]

  /// Repetitions: already the fewest reach further than any pattern looks.
  private static let counts = [128, 256, 512]

  @Test(arguments: hostile)
  func `a text twice as long takes at most twice the steps`(piece: String) throws {
    for language in [LanguageCode.danish, .english] {
      let lexicon = try TestLanguage.phrasebook(language).lexicon
      for tokenizer in [Tokenizer(lexicon: lexicon), Tokenizer(lexicon: lexicon, isCommand: true)] {
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

  /// Pieces of several kinds after one another, in a seeded order: what each leaves behind is what the next looks back on.
  @Test func `a text of all kinds takes no more steps than its lexemes allow`() throws {
    var random = SeededRandom(seed: 18)
    for language in TestLanguage.all {
      let lexicon = try TestLanguage.phrasebook(language).lexicon
      for round in 0..<40 {
        let tokenizer = Tokenizer(lexicon: lexicon, punctuation: round.isMultiple(of: 2) ? .paused : .named)
        var text = ""
        while text.count < Phrasebook.textLimit {
          text += Self.hostile[random.next(below: Self.hostile.count)]
        }
        let steps = tokenizer.read(text).steps
        #expect(
          steps <= Lexeme.split(text).count * PatternOrder.stepsPerLexeme,
          "\(language) \(text.debugDescription)")
      }
    }
  }
}
