// SPDX-License-Identifier: GPL-3.0-or-later

/// Text to tokens: at each place the first pattern that sees a meaning takes what it needs.
struct Tokenizer {
  let lexicon: Lexicon
  var punctuation = Punctuation.paused
  /// Whether the text is a command: nothing in it is expanded, and every mark is said.
  var isCommand = false

  func tokens(of text: String) -> [Token] { read(text).tokens }

  /// The tokens, and the lexemes shown to patterns on the way: the bound on the work, in steps.
  func read(_ text: String) -> (tokens: [Token], steps: Int) {
    let lexemes = Lexeme.split(text)
    let pieces = PieceEnds(lexemes)
    var tokens: [Token] = []
    var steps = 0
    var place = 0
    var context = Window.Context(isDayFirst: DatePattern.order(in: lexemes, lexicon))
    while place < lexemes.count {
      let match = match(in: lexemes, pieces, at: place, context, steps: &steps)
      tokens += match.tokens
      let end = place + match.length
      let next = end < lexemes.count ? lexemes[end] : nil
      context.pass(match, written: lexemes[place..<end], before: next, lexicon)
      place = end
    }
    return (tokens, steps)
  }

  private func match(
    in lexemes: [Lexeme], _ pieces: PieceEnds, at place: Int, _ context: Window.Context, steps: inout Int
  ) -> Match {
    for pattern in PatternOrder.patterns(for: lexemes[place].kind, punctuation, isCommand: isCommand) {
      let reach = pieces.reach(of: pattern, at: place)
      let window = Window(lexemes, from: place, reach: reach, context: context)
      steps += window.count
      if let match = pattern.read(window, lexicon) { return match }
    }
    // White space, and nothing else: every other lexeme has a pattern of last resort.
    return Match([], length: 1)
  }
}

/// What becomes of the marks that a reader of print would only pause at.
public enum Punctuation: String, Hashable, Sendable, CaseIterable {
  /// Full stops, commas, brackets and quotation marks are pauses.
  case paused
  /// They are said by name, and pause.
  case named
}

extension Window.Context {
  /// What the text looks like after `match`.
  fileprivate mutating func pass(
    _ match: Match, written: ArraySlice<Lexeme>, before next: Lexeme?, _ lexicon: Lexicon
  ) {
    let words = written.count == 1 ? written[written.startIndex].text : written.map(\.text).joined()
    if !keepsAnnouncement(match, words, lexicon), !goesOn(match, before: next) {
      announced = lexicon.announcement(of: words)
    }
    guard let last = match.tokens.last else { return }
    // A bracket closes behind the value that stands in it.
    if words == ")", case .stop = last { return }
    isAfterUnit = last.isUnit || match.isTimeOfHalf
    isAfterPercent = if case .percent = last { true } else { false }
    isAfterValue = last.isValue
    if case .symbol(let mask, let count) = last, count > 1, MaskPattern.marks.contains(mask) {
      announced = .digits
    }
  }

  /// Digits and a code that a hyphen or a mask follows are the beginning of a longer name.
  private func goesOn(_ match: Match, before next: Lexeme?) -> Bool {
    guard announced == .digits, let last = match.tokens.last else { return false }
    switch last {
    case .digits, .code, .symbol, .initials, .word:
      return next?.isDash == true || next?.symbol.map(MaskPattern.marks.contains) == true
        || next?.kind == .digits
    default: return false
    }
  }

  /// Spaces and colons stand between "tlf." and its number, as some words do: "koden er".
  private func keepsAnnouncement(_ match: Match, _ written: String, _ lexicon: Lexicon) -> Bool {
    guard let announced else { return false }
    if match.tokens.allSatisfy({ if case .stop(.comma) = $0 { true } else { false } }) { return true }
    if announced == .time, match.tokens.allSatisfy({ if case .time = $0 { true } else { $0 == .range } }) {
      return true
    }
    if announced == .digits || announced == .phone, written == "#" { return true }
    // "sms STOP til 1230": what is sent to the number.
    if announced == .phone, (2...8).contains(written.count), written.allSatisfy(\.isUppercase) { return true }
    return lexicon.links[written.lowercased()]?.contains(announced) == true
  }
}
