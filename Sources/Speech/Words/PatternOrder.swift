// SPDX-License-Identifier: GPL-3.0-or-later

/// The patterns in the order they are asked, and why: the first that sees a meaning takes it, so each stands before
/// those that would see less, or something else, in the same letters.
enum PatternOrder {
  /// A pattern, and the kinds of lexemes it can begin with: others are not shown to it.
  private struct Entry {
    let pattern: Pattern
    let kinds: [Lexeme.Kind]

    init(_ pattern: Pattern, _ kinds: Lexeme.Kind...) {
      self.pattern = pattern
      self.kinds = kinds
    }
  }

  private static let meanings = [
    // A phrase of the lexicon that begins with a digit ("24/7") is no sum, no day and no range.
    Entry(ListedPattern.pattern, .digits),
    // Before numbers: eight digits in pairs and ten with a hyphen are names, whatever they would count.
    Entry(PhonePattern.pattern, .digits, .symbol),
    Entry(CivilNumberPattern.pattern, .digits),
    // Before ranges: the dash of "2.000 - 500 = 1.500" is a minus.
    Entry(RangePattern.difference, .symbol),
    // Before amounts: "1.500 - 2.000 kr." begins with a number that has no currency of its own.
    Entry(RangePattern.dash, .symbol),
    // Before ranges: the hyphens of "3-4-2026" and "2026-04-03" are a day's.
    Entry(DatePattern.pattern, .digits, .letters),
    Entry(IBANPattern.pattern, .letters),
    // Before amounts and numbers: the first of two values takes the dash, so that it is no minus of the second.
    // After dates; a range of days begins with an ordinal, which is one here. Not where digits are a name.
    Entry(TimePattern.range, .digits),
    Entry(RangePattern.unannounced, .digits, .symbol, .letters),
    // Before names of digits: "faktura 500 kr." is an amount.
    Entry(AmountPattern.pattern, .digits, .symbol, .letters),
    // Before times and measures: "1:30 time" is an hour and a half, "2 t 30 m" no metres.
    Entry(DurationPattern.pattern, .digits),
    Entry(TimePattern.pattern, .digits),
    // Before everything that counts: digits after "kode" are a name.
    Entry(AnnouncedPattern.pattern, .digits, .symbol),
    Entry(MaskPattern.pattern, .letters),
    Entry(PercentPattern.pattern, .digits, .symbol),
    // Before measures: "2. th." is a door, "1990s" no number of seconds.
    Entry(AddressPattern.pattern, .digits, .letters),
    Entry(YearPattern.pattern, .digits, .symbol, .letters),
    Entry(MeasurePattern.pattern, .digits, .symbol),
    // Before words: after "pr." the letters of a unit are one.
    Entry(PerPattern.pattern, .symbol, .letters),
    Entry(PartPattern.pattern, .digits),
    Entry(OrdinalPattern.pattern, .digits),
    // Before words: no word is expanded in the name of a site, a path or a user.
    Entry(SitePattern.pattern, .letters, .digits),
    Entry(PathPattern.pattern, .symbol, .letters),
    // Before words of the lexicon: the case of "St." and what stands beside it decide, and "Reg.-nr." is one word.
    Entry(NamePattern.pattern, .letters, .digits),
    Entry(CompoundPattern.pattern, .letters),
    Entry(ListedPattern.pattern, .letters),
    Entry(WeekdayPattern.pattern, .letters),
    // Digits with spaces between are no number; the rest of them counts.
    Entry(DigitsPattern.pattern, .digits),
    // Before numbers with letters, and before codes, which "3x199" would be.
    Entry(TimesPattern.glued, .digits),
    Entry(SuffixedPattern.pattern, .digits),
    Entry(NumberPattern.pattern, .digits, .symbol),
    // The longer of the two: after the plain code the hyphen would be a range or be said.
    Entry(CodePattern.joined, .digits, .letters),
    Entry(CodePattern.pattern, .digits, .letters),
    // Before words and letters: "3 x 199 kr." is three times.
    Entry(TimesPattern.pattern, .letters),
    // Capitals, dots and Roman numerals before the words they could be.
    Entry(RomanPattern.pattern, .letters, .symbol),
    Entry(InitialsPattern.pattern, .letters),
    Entry(WordPattern.pattern, .letters),
    Entry(DigitsPattern.lastResort, .digits),
  ]
  private static let paused =
    meanings + [
      Entry(PunctuationPattern.pattern, .symbol, .line, .space), Entry(SymbolPattern.pattern, .symbol),
    ]
  private static let named =
    meanings + [
      Entry(SymbolPattern.row, .symbol), Entry(PunctuationPattern.named, .symbol, .line, .space),
      Entry(SymbolPattern.pattern, .symbol),
    ]

  /// In a command letters are words or letters, digits count or are digits, and marks are marks.
  private static let command = byKind([
    Entry(SitePattern.pattern, .letters, .digits),
    Entry(PathPattern.pattern, .symbol, .letters),
    Entry(DigitsPattern.pattern, .digits),
    Entry(NumberPattern.pattern, .digits),
    Entry(CodePattern.pattern, .digits, .letters),
    Entry(InitialsPattern.pattern, .letters),
    Entry(WordPattern.pattern, .letters),
    Entry(DigitsPattern.lastResort, .digits),
    Entry(SymbolPattern.pattern, .symbol),
    Entry(SpacePattern.pattern, .line, .space),
  ])

  private static let tables: [Punctuation: [Lexeme.Kind: [Pattern]]] = [
    .paused: byKind(paused), .named: byKind(named),
  ]

  private static func byKind(_ entries: [Entry]) -> [Lexeme.Kind: [Pattern]] {
    Dictionary(
      uniqueKeysWithValues: Lexeme.Kind.allCases.map { kind in
        (kind, entries.filter { $0.kinds.contains(kind) }.map(\.pattern))
      })
  }

  static func patterns(
    for kind: Lexeme.Kind, _ punctuation: Punctuation, isCommand: Bool = false
  ) -> [Pattern] {
    isCommand ? command[kind] ?? [] : tables[punctuation]?[kind] ?? []
  }

  /// No text takes more steps than this many for each of its lexemes.
  static let stepsPerLexeme =
    tables.values.flatMap(\.values).map { $0.reduce(0) { $0 + $1.reach } }.max() ?? 0
}

/// What a pattern made of the lexemes at the front of its window.
struct Match {
  let tokens: [Token]
  /// Lexemes used, at least one.
  let length: Int

  init(_ tokens: [Token], length: Int) {
    self.tokens = tokens
    self.length = length
  }

  /// "9 am": a time whose half of the day is said behind it.
  var isTimeOfHalf: Bool {
    guard tokens.count == 2, case .listed = tokens[1] else { return false }
    return switch tokens[0] {
    case .time, .number: true
    default: false
    }
  }

  init(_ token: Token, _ scan: Scan) { self.init([token], length: scan.length) }
}

/// One way to see meaning in a text.
struct Pattern: Sendable {
  /// How many lexemes it may look at.
  let reach: Int
  /// How many at the beginning of a piece, of which it looks at no more than the piece and the space behind it; nil for one
  /// that has no such bound.
  let reachInPiece: Int?
  let read: @Sendable (Window, Lexicon) -> Match?

  init(
    reach: Int, inPiece reachInPiece: Int? = nil, _ read: @escaping @Sendable (Window, Lexicon) -> Match?
  ) {
    self.reach = reach
    self.reachInPiece = reachInPiece
    self.read = read
  }
}
