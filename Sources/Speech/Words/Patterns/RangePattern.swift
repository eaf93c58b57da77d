// SPDX-License-Identifier: GPL-3.0-or-later

/// The first of two values with a dash between, and the dash: "10-12 %", "500 kr. - 600 kr.", "1.-31. maj".
///
/// A unit that both have is said once, after the second. The second is read by its own pattern.
enum RangePattern {
  /// Not where digits are a name: "kode 48-29".
  static let unannounced = Pattern(reach: 40) { window, lexicon in
    window.announced == .digits || window.announced == .phone ? nil : read(window, lexicon)
  }

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    let mayBeSigned = Signs.mayStand(at: window, lexicon)
    guard let left = Valued(Scan(window), lexicon, mayBeSigned: mayBeSigned) else { return nil }
    var scan = Scan(window, at: left.end)
    guard isBetween(left, scan), scan.takeDash() else { return nil }
    if let match = days(left, window, scan, lexicon) { return match }
    // "-5 - -10 °C", "-5--2 °C": after a space, or a dash that is a range's, a second dash is a sign.
    let maySecond =
      (scan.ahead(-1)?.kind == .space || left.isNegative) && scan.ahead(1)?.kind != .space
    guard let right = Valued(scan, lexicon, mayBeSigned: maySecond, isMoney: left.isBefore),
      !isResultNext(right, in: window)
    else { return nil }
    return left.unit == .none && right.unit == .none
      ? numbers(left, right, window, scan, lexicon) : units(left, right, window, scan, lexicon)
  }

  /// "2.000 kr. - 500 kr. = 1.500 kr.": what is equal to something is a difference.
  private static func isResultNext(_ right: Valued, in window: Window) -> Bool {
    var scan = Scan(window, at: right.end)
    scan.passSpace()
    return scan.next?.isSymbol("=") == true
  }

  /// The dash of a difference, with spaces around it: a minus.
  static let difference = Pattern(reach: 40) { window, lexicon in
    guard window.context.isAfterValue, window.before?.isSpace == true, window[1]?.kind == .space,
      let dash = window[0]?.symbol, Dash.minuses.contains(dash),
      let right = Valued(Scan(window, at: 2), lexicon, mayBeSigned: false), isResultNext(right, in: window)
    else { return nil }
    return Match([.listed(words: lexicon.numbers.minus, written: String(dash))], length: 2)
  }

  /// A bare number with a space before the dash and none after it is followed by a negative one.
  private static func isBetween(_ left: Valued, _ scan: Scan) -> Bool {
    guard left.unit == .none, scan.next?.kind == .space else { return true }
    return scan.ahead(2)?.kind == .space || scan.ahead(1)?.isHyphen != true
  }

  /// "1.-31. maj", "3-5 maj", "3.-5. klasse": the first is an ordinal, as the second is.
  private static func days(_ left: Valued, _ window: Window, _ scan: Scan, _ lexicon: Lexicon) -> Match? {
    guard left.unit == .none || left.unit == .ordinal, let number = left.ordinal,
      lexicon.ordinals.words.indices.contains(number)
    else { return nil }
    let rest = window.dropping(scan.length)
    let isDay = DatePattern.named(rest, lexicon) != nil
    guard isDay || left.unit == .ordinal && OrdinalPattern.read(rest, lexicon) != nil else { return nil }
    return Match(
      [.ordinal(number, gender: nil, written: window.text(left.end)), .range], length: scan.length)
  }

  /// "10-12", "2024-2026": counts and years, but no codes, and no three in a row.
  private static func numbers(
    _ left: Valued, _ right: Valued, _ window: Window, _ scan: Scan, _ lexicon: Lexicon
  ) -> Match? {
    let end = Scan(window, at: right.end)
    guard left.isCount, right.isCount, window.before?.isDash != true,
      window.before?.isSymbol("/") != true, window.endsWord(at: right.end),
      !(end.next?.isDash == true && end.ahead(1)?.kind == .digits),
      !(end.next?.isSymbol("/") == true && end.ahead(1)?.kind == .digits),
      let quantity = left.quantity(lexicon, .bare)
    else { return nil }
    let next = window[right.end]?.kind == .space ? window[right.end + 1] : nil
    return Match(
      [lexicon.numberToken(quantity, next, written: window.text(left.end)), .range], length: scan.length)
  }

  private static func units(
    _ left: Valued, _ right: Valued, _ window: Window, _ scan: Scan, _ lexicon: Lexicon
  ) -> Match? {
    let use: Numeral.Use = if case .money = right.unit { .amount } else { .measure }
    let written = window.text(left.end)
    if right.isBare { return currencyFirst(left, right, window, scan, lexicon) }
    guard left.unit == .none || left.unit == right.unit else { return nil }
    guard let quantity = left.quantity(lexicon, left.unit == .none ? use : left.use),
      let first = inThousands(quantity, with: right, lexicon)
    else { return nil }
    // "12,50-15,75 kr.": what is smaller than the unit is said with it.
    if case .money(let currency, scale: 1) = right.unit, right.hasMinor(quantity) {
      return Match(
        [.amount(Amount(quantity, currency: currency), written: written), .range], length: scan.length)
    }
    return Match(
      [.number(first.withoutNoughts, gender: right.gender(lexicon), written: written), .range],
      length: scan.length)
  }

  /// "$10-20", "$10-20 million": the second has the first's currency.
  private static func currencyFirst(
    _ left: Valued, _ right: Valued, _ window: Window, _ scan: Scan, _ lexicon: Lexicon
  ) -> Match? {
    guard left.isBefore, case .money(let currency, _) = left.unit, window.endsNumber(at: right.end),
      let first = left.quantity(lexicon, .amount), let second = right.quantity(lexicon, .amount)
    else { return nil }
    let scale = right.scale ?? left.scale
    let amount = Token.amount(
      Amount(second, scale: scale, currency: currency),
      written: window.text(right.end - scan.length, from: scan.length))
    let written = window.text(left.end)
    let isSame = left.scale == nil || left.scale == right.scale || right.scale == nil
    guard isSame, scale != nil || !left.hasMinor(first) else {
      return Match(
        [.amount(Amount(first, scale: left.scale, currency: currency), written: written), .range, amount],
        length: right.end)
    }
    guard let first = inThousands(first, with: right, lexicon) else { return nil }
    let gender = scale?.gender ?? lexicon.currencies[currency]?.unit.gender
    return Match(
      [.number(first.withoutNoughts, gender: gender, written: written), .range, amount], length: right.end)
  }

  /// "2-3,5 t.kr.": where the second is said as a whole number, "three thousand five hundred", so is the first; nil where
  /// it is none.
  private static func inThousands(_ first: Quantity, with right: Valued, _ lexicon: Lexicon) -> Quantity? {
    guard right.scale?.value == 1000, right.quantity(lexicon, .measure)?.thousandfold != nil else {
      return first
    }
    return first.inThousands
  }

  /// The dash after a value that another pattern has read: "20:45-21:30", "3. maj - 5. juni", "(10 kr.)-(20 kr.)".
  static let dash = Pattern(reach: 40) { window, lexicon in
    guard window.context.isAfterUnit, window[0]?.isDash == true else { return nil }
    var scan = Scan(window)
    guard scan.takeDash() else { return nil }
    let begin = scan
    _ = scan.take(symbol: "(")
    guard let right = Valued(scan, lexicon, mayBeSigned: false),
      scan.next?.kind == .digits || right.unit != .none || right.vulgar,
      // "500 kr. - 10 %" takes from the first what the second says: no range, and its dash is named.
      (right.unit == .percent) == window.context.isAfterPercent || right.unit == .none
    else { return nil }
    return Match([.range], length: begin.length)
  }
}
