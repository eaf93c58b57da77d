// SPDX-License-Identifier: GPL-3.0-or-later

/// Text to tokens: at each place the first pattern that sees a meaning takes what it needs.
struct Tokenizer {
  let lexicon: Lexicon
  var punctuation = Punctuation.paused

  func tokens(of text: String) -> [Token] { read(text).tokens }

  /// The tokens, and the lexemes shown to patterns on the way: the bound on the work, in steps.
  func read(_ text: String) -> (tokens: [Token], steps: Int) {
    let lexemes = Lexeme.split(text)
    var tokens: [Token] = []
    var steps = 0
    var place = 0
    var announced: Announcement?
    while place < lexemes.count {
      let match = match(in: lexemes, at: place, announced: announced, steps: &steps)
      tokens += match.tokens
      announced =
        announcement(after: match, in: lexemes, at: place) ?? (match.keepsAnnouncement ? announced : nil)
      place += match.length
    }
    return (tokens, steps)
  }

  /// No text takes more steps than this many for each of its lexemes.
  static let stepsPerLexeme = patterns(for: .named).reduce(0) { $0 + $1.reach }

  private func match(
    in lexemes: [Lexeme], at place: Int, announced: Announcement?, steps: inout Int
  ) -> Match {
    for pattern in Self.patterns(for: punctuation) {
      let window = Window(lexemes, from: place, reach: pattern.reach, announced: announced)
      steps += window.count
      if let match = pattern.read(window, lexicon) { return match }
    }
    // White space, and nothing else: every other lexeme has a pattern of last resort.
    return Match([], length: 1)
  }

  private func announcement(after match: Match, in lexemes: [Lexeme], at place: Int) -> Announcement? {
    lexicon.introducers[lexemes[place..<(place + match.length)].map(\.text).joined().lowercased()]
  }

  /// The order decides: the narrowest meaning first, the letters and symbols themselves last.
  private static func patterns(for punctuation: Punctuation) -> [Pattern] {
    punctuation == .paused ? pausedPatterns : namedPatterns
  }

  private static let meanings = [
    PhonePattern.pattern, CivilNumberPattern.pattern, DatePattern.pattern, TimePattern.pattern,
    IBANPattern.pattern, AmountPattern.pattern, PercentPattern.pattern, MeasurePattern.pattern,
    OrdinalPattern.pattern,
    SitePattern.pattern, ListedPattern.pattern, DigitsPattern.pattern, NumberPattern.pattern,
    CodePattern.pattern, WordPattern.pattern, DigitsPattern.lastResort,
  ]
  private static let pausedPatterns = meanings + [PunctuationPattern.pattern, SymbolPattern.pattern]
  private static let namedPatterns =
    meanings + [SymbolPattern.row, PunctuationPattern.named, SymbolPattern.pattern]
}

/// What becomes of the marks that a reader of print would only pause at.
public enum Punctuation: String, Hashable, Sendable, CaseIterable {
  /// Full stops, commas, brackets and quotation marks are pauses.
  case paused
  /// They are said by name, and pause.
  case named
}

extension Match {
  /// Spaces and colons stand between "tlf." and its number.
  fileprivate var keepsAnnouncement: Bool {
    tokens.allSatisfy { if case .stop(.comma) = $0 { true } else { false } }
  }
}
