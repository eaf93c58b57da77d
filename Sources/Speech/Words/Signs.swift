// SPDX-License-Identifier: GPL-3.0-or-later

/// What makes an amount less than nothing: where a dash is a minus, and what bookkeepers write behind.
enum Signs {
  /// Whether a dash or an opening bracket at the front of `window` may be a sign.
  ///
  /// It is one at the beginning of the text, of a line, of a field (after a colon) or a bracket, after a word that
  /// announces amounts, and after a space if no space follows it. After a value it is none: there it is a range.
  static func mayStand(at window: Window, _ lexicon: Lexicon) -> Bool {
    guard let first = window[0]?.symbol else { return false }
    if window.context.isAfterValue { return false }
    if first == "(" { return isFieldStart(window) || isAccountants(window, lexicon) }
    guard lexicon.isMinus(first) else { return false }
    if window.announced == .amount || isFieldStart(window) { return true }
    // "-5--2", "+5/-3": behind the dash of a range, or a slash.
    if window.before?.isDash == true || window.before?.isSymbol("/") == true, window[-2]?.kind == .digits {
      return window[1]?.kind != .space
    }
    guard window.before?.isSpace == true else { return false }
    return window[1]?.kind != .space
  }

  private static func isFieldStart(_ window: Window) -> Bool {
    guard let before = window.beforeSpace else { return true }
    // "(5,50)-(7,25)".
    if window.before?.isDash == true, window[-2]?.isSymbol(")") == true { return true }
    return before.symbol.map { [":", "(", "[", "=", "|", "\t"].contains($0) } ?? false
  }

  /// "(500,00) kr.", "resultat (1.234)": a number alone in the brackets, and the currency outside them or none.
  /// "Beløb (500 kr.)" is an aside.
  private static func isAccountants(_ window: Window, _ lexicon: Lexicon) -> Bool {
    guard let numeral = Numeral(Scan(window, at: 1)), window[numeral.end]?.isSymbol(")") == true else {
      return false
    }
    if window.announced == .amount { return true }
    var scan = Scan(window, at: numeral.end + 1)
    return lexicon.scale(after: &scan, isMoney: false) != nil || lexicon.currency(after: &scan) != nil
  }

  /// "CR" and "DR" behind an amount, in capitals.
  static func afterAmount(_ scan: inout Scan, _ lexicon: Lexicon) -> [Token] {
    var ahead = scan
    ahead.passSpace()
    guard let word = ahead.take(.letters), let words = lexicon.afterAmounts[word],
      ahead.window.endsWord(at: ahead.length), ahead.next?.isSymbol(".") != true
    else { return [] }
    scan = ahead
    return [.stop(.comma), .listed(words: words, written: word)]
  }
}

/// "per": what makes an amount the price of one.
enum UnitPrice {
  /// Whether "/", "per" or "pr." is next.
  static func follows(_ scan: Scan, _ lexicon: Lexicon) -> Bool {
    var scan = scan
    if scan.next?.isSymbol("/") == true { return scan.ahead(1)?.kind == .letters }
    scan.passSpace()
    if scan.next?.isSymbol("/") == true { return true }
    return scan.take(.letters).map { lexicon.per.written.contains($0.lowercased()) } ?? false
  }
}

/// A number and what it counts, at either end of a range.
struct Valued {
  enum Unit: Hashable {
    case none
    /// Currency and the value of its scale, 1 for none.
    case money(String, scale: Int)
    case scale(Int)
    case percent
    case measure(LexiconFile.UnitWords)
    /// A full stop before the dash.
    case ordinal
  }

  let numeral: Numeral
  let isNegative: Bool
  private(set) var unit = Unit.none
  private(set) var scale: LexiconFile.ScaleWords?
  /// Whether the currency stands before the number and nowhere else.
  private(set) var isBefore = false
  private(set) var use = Numeral.Use.bare
  /// Where it ends, in lexemes of the window.
  private(set) var end: Int

  /// - Parameter isMoney: whether a currency stands before the other value, so that "m" is a scale and no unit.
  init?(_ start: Scan, _ lexicon: Lexicon, mayBeSigned: Bool, isMoney: Bool = false) {
    if let money = Money(start, lexicon, mayBeSigned: mayBeSigned), let currency = money.currency {
      (numeral, isNegative, end) = (money.numeral, money.isNegative, money.end)
      scale = money.scale
      unit = .money(currency, scale: money.scale?.value ?? 1)
      use = money.use(isUnitPrice: false)
      isBefore = !money.hasCurrencyBehind
      return
    }
    var scan = start
    isNegative = mayBeSigned && scan.takeMinus(lexicon)
    guard let numeral = Numeral(fractionAt: scan) ?? Numeral(scan) else { return nil }
    self.numeral = numeral
    scan = Scan(start.window, at: numeral.end)
    end = numeral.end
    readUnit(&scan, lexicon, isMoney)
  }

  private mutating func readUnit(_ scan: inout Scan, _ lexicon: Lexicon, _ isMoney: Bool) {
    var ahead = scan
    if let scale = lexicon.scale(after: &ahead, isMoney: isMoney) {
      (self.scale, unit, end, use) = (scale, .scale(scale.value), ahead.length, .measure)
      return
    }
    ahead.passSpace()
    if let measure = lexicon.measure(in: scan.window, at: ahead.length),
      scan.window.endsWord(at: ahead.length + measure.length)
    {
      (unit, end, use) = (.measure(measure.unit), ahead.length + measure.length, .measure)
    } else if ahead.next?.isSymbol("%") == true {
      (unit, end, use) = (.percent, ahead.length + 1, .measure)
    } else if lexicon.ordinals.suffixes.contains("."), numeral.groups.count == 1, scan.take(symbol: ".") {
      var dash = scan
      if dash.takeDash() { (unit, end) = (.ordinal, scan.length) }
    }
  }

  /// Whether no currency and no unit stands beside it; a scale may.
  var isBare: Bool { if case .scale = unit { true } else { unit == .none } }

  var vulgar: Bool { numeral.vulgar != nil }

  /// The number, where it is one that an ordinal can be made of.
  var ordinal: Int? {
    guard numeral.groups.count == 1, !vulgar, !isNegative, numeral.groups[0].utf8.count <= 2 else {
      return nil
    }
    return Int(numeral.groups[0])
  }

  /// Whether the digits count something: no leading zero, and no longer than a year.
  var isCount: Bool {
    numeral.groups.allSatisfy { $0.utf8.count <= 4 }
      && (!numeral.groups[0].hasPrefix("0") || numeral.groups[0] == "0")
  }

  func quantity(_ lexicon: Lexicon, _ use: Numeral.Use) -> Quantity? {
    guard
      case .exact(let quantity, let isOwn) = numeral.reading(lexicon.separators, use, isNegative: isNegative)
    else {
      return nil
    }
    return isOwn || use != .bare ? quantity : nil
  }

  /// Whether something smaller than the unit has to be said with it.
  func hasMinor(_ quantity: Quantity) -> Bool {
    guard case .money(let currency, scale: 1) = unit else { return false }
    return quantity.vulgar != nil || Amount(quantity, currency: currency).minorUnits != 0
  }

  /// Of the unit that is said after the second.
  func gender(_ lexicon: Lexicon) -> String? {
    switch unit {
    case .money(let currency, _): scale?.gender ?? lexicon.currencies[currency]?.unit.gender
    case .scale: scale?.gender
    case .measure(let unit): unit.gender
    case .percent, .ordinal, .none: lexicon.genders?.other
    }
  }
}

extension Quantity {
  /// The same, its decimals left out where they are noughts alone: "500,00".
  var withoutNoughts: Quantity {
    guard !fraction.isEmpty, fraction.allSatisfy({ $0 == "0" }) else { return self }
    return Quantity(whole: String(whole), isNegative: isNegative, vulgar: vulgar) ?? self
  }
}
