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

  /// "3x199,-", "2x750 g": glued to its sign only where an amount or a measure follows; elsewhere it is a code.
  static let glued = Pattern(reach: 34) { window, lexicon in
    guard window.mayBeginNumber, window.announced != .digits, window.announced != .phone,
      let digits = window[0]?.text, digits.utf8.count < 4, !digits.hasPrefix("0"),
      let count = Quantity(whole: digits), let sign = window[1]?.text, sign == "x" || sign == "X",
      window[2]?.kind == .digits || window[2]?.kind == .symbol
    else { return nil }
    let rest = window.dropping(2)
    guard (AmountPattern.pattern.read(rest, lexicon) ?? MeasurePattern.pattern.read(rest, lexicon)) != nil
    else {
      return nil
    }
    return Match(
      [.number(count, gender: nil, written: digits), .listed(words: lexicon.times, written: sign)], length: 2)
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

/// A number and a per cent sign, with or without a space: "12,5 %", "- 2 %".
enum PercentPattern {
  static let pattern = Pattern(reach: 18, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let number = Signed(window, lexicon) else { return nil }
    var scan = Scan(window, at: number.end)
    scan.passSpace()
    guard lexicon.measure(in: window, at: scan.length) == nil, scan.take(symbol: "%"),
      case .exact(let quantity, _) = number.reading(lexicon, .measure)
    else { return nil }
    return Match(.percent(quantity, written: scan.written), scan)
  }
}

/// A number with its sign, where one may stand.
struct Signed {
  let numeral: Numeral
  let isNegative: Bool
  /// Where it ends, in lexemes of the window.
  let end: Int

  init?(_ window: Window, _ lexicon: Lexicon) {
    guard window.mayBeginNumber else { return nil }
    var scan = Scan(window)
    let mayBeSigned = Signs.mayStand(at: window, lexicon)
    let isBracketed = mayBeSigned && scan.take(symbol: "(")
    let isSigned = !isBracketed && mayBeSigned && scan.takeMinus(lexicon)
    guard let numeral = Numeral(scan) else { return nil }
    self.numeral = numeral
    guard isBracketed else {
      var tail = Scan(window, at: numeral.end)
      let isTrailing = !isSigned && tail.takeTrailingMinus(numeral, lexicon)
      isNegative = isSigned || isTrailing
      end = isTrailing ? tail.length : numeral.end
      return
    }
    isNegative = true
    // "(500,00)" is an accountant's minus, and "(1.234)" after "resultat"; "(5)" is a number in brackets.
    var tail = Scan(window, at: numeral.end + 1)
    let isAmount =
      numeral.groups.last?.utf8.count == 2 || window.announced == .amount
      || lexicon.scale(after: &tail, isMoney: false) != nil
    guard numeral.groups.count > 1, isAmount, window[numeral.end]?.isSymbol(")") == true else { return nil }
    end = numeral.end + 1
  }

  func reading(_ lexicon: Lexicon, _ use: Numeral.Use) -> Numeral.Reading {
    numeral.reading(lexicon.separators, use, isNegative: isNegative)
  }
}
