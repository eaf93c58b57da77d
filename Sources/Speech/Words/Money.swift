// SPDX-License-Identifier: GPL-3.0-or-later

/// An amount as it is written: a sign, a currency before or after the number or both, a scale, a closing mark.
///
/// The parts stand in this order, each of them once, with or without a space between: `(`, minus, currency and
/// scale, minus, `(`, number, `)`, closing mark or trailing minus, scale, currency, `)`.
struct Money {
  private(set) var isNegative = false
  private(set) var numeral: Numeral
  private(set) var scale: LexiconFile.ScaleWords?
  /// The lexicon's key of the currency that is said; nil for a number without one.
  private(set) var currency: String?
  /// A currency written after the number that is another than the one before it: said after the amount.
  private(set) var contradiction: String?
  /// Whether ",-" stands behind the number.
  private(set) var isClosed = false
  /// Whether a currency stands behind the number, or the mark that closes it.
  private(set) var hasCurrencyBehind = false
  /// Where it ends, in lexemes of the window.
  private(set) var end: Int
  let window: Window

  /// - Parameter mayBeSigned: whether a dash in front is a minus here.
  init?(_ start: Scan, _ lexicon: Lexicon, mayBeSigned: Bool) {
    guard start.mayBeMoney else { return nil }
    for joinsSpaces in [true, false] {
      guard let money = Money(start, lexicon, mayBeSigned, joinsSpaces) else { continue }
      // "DKK 500 100 SEK": two amounts, not one of half a million.
      if joinsSpaces, money.contradiction != nil, money.numeral.separators.contains(" ") { continue }
      self = money
      return
    }
    return nil
  }

  private init?(_ start: Scan, _ lexicon: Lexicon, _ mayBeSigned: Bool, _ joinsSpaces: Bool) {
    var scan = start
    let isBracketed = mayBeSigned && scan.take(symbol: "(")
    let isSigned = mayBeSigned && scan.takeMinus(lexicon)
    let before = lexicon.currency(before: &scan)
    let isSignedInside = before != nil && !isSigned && scan.takeMinus(lexicon)
    let isInnerBracketed = before != nil && !isBracketed && scan.take(symbol: "(")
    guard let numeral = Numeral(fractionAt: scan) ?? Numeral(scan, joinsSpaces: joinsSpaces) else {
      return nil
    }
    window = start.window
    self.numeral = numeral
    end = numeral.end
    isNegative = isSigned || isSignedInside
    currency = before?.key
    scale = before?.scale
    scan = Scan(start.window, at: numeral.end)
    let closesEarly = (isBracketed || isInnerBracketed) && scan.take(symbol: ")")
    readTail(&scan, lexicon, isCurrencyBefore: before != nil, isBracketClosed: closesEarly)
    let closesLate = isBracketed && !closesEarly && currency != nil && scan.take(symbol: ")")
    guard closesEarly || closesLate == isBracketed, closesEarly || !isInnerBracketed else { return nil }
    if closesEarly || closesLate { isNegative = true }
    end = scan.length
    guard isWhole(numeral, isBefore: before != nil, scan), !isName(Scan(start.window, at: start.length))
    else {
      return nil
    }
  }

  /// "CVE-2024-3094", "BIF 2-1": letters that a hyphen ties to a row of digits, or that stand before a score, are no
  /// currency. Two amounts of which the second is no larger are no range.
  private func isName(_ start: Scan) -> Bool {
    guard start.next?.kind == .letters, let key = currency, Currency.isCode(key), scale == nil, !isClosed,
      end == numeral.end, numeral.groups.count == 1
    else { return false }
    var scan = Scan(window, at: end)
    guard scan.take(anyOf: Dash.all) != nil, let next = scan.take(.digits) else { return false }
    if start.ahead(1)?.isHyphen == true { return true }
    guard let first = Int(numeral.groups[0]), let second = Int(next), first < 100, second <= first else {
      return false
    }
    return window.endsNumber(at: scan.length)
  }

  /// What follows the number: its mark or its minus, its scale, its currency.
  private mutating func readTail(
    _ scan: inout Scan, _ lexicon: Lexicon, isCurrencyBefore: Bool, isBracketClosed: Bool
  ) {
    isClosed = scan.takeClosing()
    // "-5,50--7,25", "(5,50)-(7,25)": what has its sign already is the first of two.
    if !isClosed, !isNegative, !isBracketClosed, scan.takeTrailingMinus(numeral, lexicon) {
      isNegative = true
    }
    if scale == nil { scale = lexicon.scale(after: &scan, isMoney: isCurrencyBefore) }
    hasCurrencyBehind = isClosed || isNegative
    if let after = lexicon.currency(after: &scan) {
      hasCurrencyBehind = true
      name(after.key)
      scale = scale ?? after.scale
      scan.passLateClosing()
    } else if scale != nil, currency == nil, !isClosed {
      return
    }
    if currency == nil, isClosed { currency = lexicon.separators.closing }
  }

  /// The currency after the number, beside the one before it: the same, a narrower one, or another.
  private mutating func name(_ key: String) {
    guard let first = currency, first != key else {
      currency = key
      return
    }
    if Currency.shares(first, with: key) {
      currency = key
    } else if !Currency.shares(key, with: first) {
      contradiction = key
    }
  }

  /// Nothing that goes on in the middle of a number or a word. Letters may be glued to a number whose currency
  /// stands before it ("kr 500til"); digits after them would make it a code.
  private func isWhole(_ numeral: Numeral, isBefore: Bool, _ scan: Scan) -> Bool {
    guard currency != nil, scan.length == numeral.end, isBefore else {
      return window.endsWord(at: scan.length)
    }
    if scan.next?.kind == .letters { return scan.ahead(1)?.kind != .digits }
    return window.endsNumber(at: scan.length) || scan.next?.isDash == true
  }
}

extension Scan {
  /// Whether digits are near enough to be an amount's: a quick no for the words of a sentence.
  fileprivate var mayBeMoney: Bool {
    var words = 0
    for count in 0..<8 {
      guard let lexeme = ahead(count) else { return false }
      switch lexeme.kind {
      case .digits: return true
      case .letters:
        words += 1
        if words > 2 || lexeme.text.utf8.count > 12 { return false }
      case .symbol: if lexeme.symbol.flatMap(Vulgar.init) != nil { return true }
      case .space, .line: break
      }
    }
    return false
  }

  /// A minus before a number or its currency, with or without a space after it.
  mutating func takeMinus(_ lexicon: Lexicon) -> Bool {
    guard let symbol = next?.symbol, lexicon.isMinus(symbol) else { return false }
    length(by: 1)
    return true
  }

  private mutating func length(by count: Int) {
    pass(count)
    passSpace()
  }

  /// ",-", ".-", ",--", ":-" and "=" for the dash: what closes an amount without smaller units.
  mutating func takeClosing() -> Bool {
    var scan = self
    guard let mark = scan.take(anyOf: [",", ".", ":"]), scan.take(anyOf: Self.closings) != nil else {
      return false
    }
    if !scan.isBeforeNumber { _ = scan.take(anyOf: Self.closings) }
    var ahead = scan
    // "1.- 31. maj" begins a range.
    if mark == "." { ahead.passSpace() }
    guard ahead.next?.kind != .digits else { return false }
    self = scan
    return true
  }

  /// Whether a dash is next and a number behind it, with its currency or without: "500,-–1.000,-", "kr. 500,--kr. 750,-".
  private var isBeforeNumber: Bool {
    guard next?.isDash == true else { return false }
    if ahead(1)?.kind == .digits { return true }
    guard ahead(1)?.kind == .letters || ahead(1)?.kind == .symbol else { return false }
    var scan = self
    scan.pass(2)
    _ = scan.take(symbol: ".")
    scan.passSpace()
    return scan.next?.kind == .digits
  }

  /// "500 kr.-", "500 kr,-": the closing mark behind the currency, where nothing goes on.
  fileprivate mutating func passLateClosing() {
    var scan = self
    _ = scan.take(symbol: ",")
    guard scan.take(anyOf: Dash.all) != nil, scan.window.endsWord(at: scan.length), scan.next?.isDash != true
    else {
      return
    }
    var ahead = scan
    ahead.passSpace()
    if ahead.next == nil && !window.isCut || ahead.next?.kind == .letters || ahead.next?.isSymbol(".") == true
      || ahead.next?.isSymbol(",") == true || ahead.next?.kind == .line
    {
      self = scan
    }
  }

  /// Whether nothing but spaces and a stop is left of the line.
  private var endsLine: Bool {
    var scan = self
    scan.passSpace()
    _ = scan.take(anyOf: [".", ",", ";", ")"])
    return scan.next == nil && !window.isCut || scan.next?.kind == .line
  }

  private static let closings = Dash.all.union(["="])

  /// "500,00-": the minus that bookkeepers write behind, after decimals or before the currency.
  mutating func takeTrailingMinus(_ numeral: Numeral, _ lexicon: Lexicon) -> Bool {
    var scan = self
    scan.passSpace()
    guard let symbol = scan.next?.symbol, Dash.minuses.contains(symbol) else { return false }
    scan.pass(1)
    if scan.length > length + 1, !scan.endsLine, scan.next?.kind != .letters { return false }
    if scan.next?.isDash == true { return false }
    guard scan.next?.kind != .digits, scan.next?.kind != .letters || lexicon.currency(at: scan) != nil else {
      return false
    }
    let hasDecimals = numeral.separators.last.map { String($0) == lexicon.separators.decimal } ?? false
    var ahead = scan
    ahead.passSpace()
    // "5.000-kr.-lån" is a compound.
    if ahead.length == scan.length, ahead.next?.kind == .letters, !hasDecimals { return false }
    let isCurrency = lexicon.currency(at: ahead) != nil
    if isCurrency {
      var last = ahead
      _ = lexicon.currency(before: &last)
      // "500- kr. 600", "£5.50-£7.25": the currency is the next amount's.
      if Numeral(last) != nil { return false }
    }
    if !isCurrency || ahead.next?.kind != .letters, !hasDecimals || ahead.next?.kind == .digits {
      return false
    }
    self = scan
    return true
  }
}
