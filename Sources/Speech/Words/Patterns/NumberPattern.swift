// SPDX-License-Identifier: GPL-3.0-or-later

/// "3 x 199 kr.", "2 x 3 m": times.
enum TimesPattern {
  static let pattern = Pattern(reach: 4) { window, lexicon in
    guard let letter = window[0]?.text, letter == "x" || letter == "X", window.before?.kind == .space,
      window.context.isAfterValue, window[1]?.kind == .space,
      window[2]?.kind == .digits || window[3]?.kind == .digits
    else { return nil }
    return Match([.listed(words: lexicon.times, written: letter)], length: 1)
  }
}

/// A number by itself: "42", "12,5", "1.000.000"; or digits that only look like one.
enum NumberPattern {
  static let pattern = Pattern(reach: 18, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let number = Signed(window, lexicon), window.endsWord(at: number.end) else { return nil }
    let written = window.text(number.end)
    let use: Numeral.Use = window.announced == .amount ? .amount : .bare
    let numeral = number.numeral
    switch number.reading(lexicon, use) {
    case .exact(let quantity, true) where saysNumber(numeral):
      let next = window[number.end]?.kind == .space ? window[number.end + 1] : nil
      let said = window.announced == .amount ? quantity.withoutNoughts : quantity
      var tokens = [lexicon.numberToken(said, next, written: written, window.announced)]
      var scan = Scan(window, at: number.end)
      if numeral.groups.count > 1 { tokens += Signs.afterAmount(&scan, lexicon) }
      return Match(tokens, length: scan.length)
    // "1,5" where decimals stand after a full stop: a comma before one or two digits parts no thousands.
    case .exact(let quantity, false) where numeral.separators == [","]:
      return Match(.number(quantity, gender: nil, written: written), Scan(window, at: number.end))
    case .sequence where numeral.separators.isEmpty, .exact where numeral.separators.isEmpty:
      let digits = Token.digits(lexicon.groups(of: numeral.groups[0]))
      let minus = Token.symbol("\u{2212}", count: 1)
      return Match(number.isNegative ? [minus, digits] : [digits], length: number.end)
    default:
      let sign: [Token] = number.isNegative ? [.listed(words: lexicon.numbers.minus, written: "")] : []
      return Match(sign + [.ambiguous(numeral.written)], length: number.end)
    }
  }

  /// Up to four digits count something; a longer run may be a code, and a code is said digit by digit.
  private static func saysNumber(_ numeral: Numeral) -> Bool {
    numeral.groups.count > 1 || numeral.groups[0].utf8.count <= 4
  }
}
