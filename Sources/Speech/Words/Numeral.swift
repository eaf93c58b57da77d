// SPDX-License-Identifier: GPL-3.0-or-later

/// Digits with full stops, commas or spaces between, and what number they can be.
struct Numeral {
  /// What the digits mean.
  enum Reading: Hashable {
    /// One number and no other; `isOwn` when the language itself writes its decimals so.
    case exact(Quantity, isOwn: Bool)
    /// Two numbers at least: 1.000 is a thousand or one.
    case ambiguous
    /// No number: too long, leading zeros, 192.168.1.1.
    case sequence
  }

  /// What the digits stand beside, which decides what three digits after one separator are.
  enum Use: Hashable {
    /// Nothing: they stay open.
    case bare
    /// A currency: after the grouping separator they are thousands, after the decimal one they stay open.
    case amount
    /// A currency and "per": a price of one may have three decimals.
    case unitPrice
    /// A mark that closes an amount (",-"): thousands after either.
    case closed
    /// A unit or a per cent sign: thousands after the grouping separator, decimals after the decimal one.
    case measure
  }

  let groups: [String]
  let separators: [Character]
  /// "½" behind the digits, or in their place.
  let vulgar: Vulgar?
  /// Where it ends, in lexemes of the window.
  let end: Int

  /// The numeral at `scan`; nil where no digits stand.
  ///
  /// - Parameter joinsSpaces: whether an ordinary space joins groups of three digits, as it does in an amount.
  init?(_ start: Scan, joinsSpaces: Bool = false) {
    var scan = start
    if let vulgar = Self.vulgar(&scan) {
      (groups, separators, self.vulgar, end) = (["0"], [], vulgar, scan.length)
      return
    }
    guard let first = scan.take(.digits) ?? Self.noughtLeftOut(scan) else { return nil }
    var groups = [first]
    var separators: [Character] = []
    while let separator = Self.separator(scan, groups, separators, joinsSpaces), let next = scan.ahead(1) {
      separators.append(separator)
      groups.append(next.text)
      scan.pass(2)
    }
    guard !(scan.window.isCut && scan.length == scan.window.count) else { return nil }
    self.groups = groups
    self.separators = separators
    vulgar = groups.count == 1 ? Self.vulgar(after: &scan) : nil
    end = scan.length
  }

  /// "1/2", "2/3": a fraction written with three characters. What follows must tell that it is one and no day:
  /// the caller asks for a unit, a scale or a noun.
  init?(fractionAt start: Scan) {
    var scan = start
    guard let numerator = scan.takeDigits(1...1), scan.take(symbol: "/"),
      let denominator = scan.takeDigits(1...2),
      let over = Int(numerator), let under = Int(denominator), over > 0, over < under,
      Self.denominators.contains(under), !denominator.hasPrefix("0"), scan.window.endsNumber(at: scan.length)
    else { return nil }
    (groups, separators, end) = (["0"], [], scan.length)
    vulgar = Vulgar(numerator: over, denominator: under)
  }

  /// The denominators that people write with a slash.
  private static let denominators: Set<Int> = [2, 3, 4, 5, 6, 8, 10]

  /// "$.50", ",50 kr.": decimals without their nought, after a currency's sign or where a word begins.
  private static func noughtLeftOut(_ scan: Scan) -> String? {
    guard let mark = scan.next?.symbol, decimalMarks.contains(mark), scan.ahead(1)?.kind == .digits,
      scan.ahead(1)?.text.utf8.count == 2
    else { return nil }
    let before = scan.window[scan.length - 1]
    let isFirst = before?.isSpace ?? true
    return isFirst || scan.length > 0 && before?.kind == .symbol ? "0" : nil
  }

  private static func vulgar(_ scan: inout Scan) -> Vulgar? {
    guard let symbol = scan.next?.symbol, let vulgar = Vulgar(symbol) else { return nil }
    scan.pass(1)
    return vulgar
  }

  /// "1½", "1 ½", "1 1/2".
  private static func vulgar(after scan: inout Scan) -> Vulgar? {
    var ahead = scan
    ahead.passSpace()
    if ahead.length > scan.length, let fraction = Numeral(fractionAt: ahead), let vulgar = fraction.vulgar,
      [2, 3, 4, 8].contains(vulgar.denominator)
    {
      scan = Scan(scan.window, at: fraction.end)
      return vulgar
    }
    guard let vulgar = vulgar(&ahead) else { return nil }
    scan = ahead
    return vulgar
  }

  private static func separator(
    _ scan: Scan, _ groups: [String], _ separators: [Character], _ joinsSpaces: Bool
  ) -> Character? {
    guard let next = scan.next, let digits = scan.ahead(1), digits.kind == .digits else { return nil }
    if next.isGroupingSpace { return " " }
    if next.kind == .space {
      let isGrouped = groups[0].utf8.count <= 3 && !groups[0].hasPrefix("0") && digits.text.utf8.count == 3
      return joinsSpaces && next.text == " " && isGrouped && separators.allSatisfy { $0 == " " } ? " " : nil
    }
    return next.symbol.flatMap { marks.contains($0) ? $0 : nil }
  }

  private static let marks: Set<Character> = [".", ",", "'", "’"]

  /// As it was written.
  var written: String {
    let rest = zip(separators, groups.dropFirst()).map { "\($0)\($1)" }
    return groups[0] + rest.joined()
  }

  /// The reading in a language that writes its numbers as `separators` say.
  func reading(
    _ own: LexiconFile.Separators, _ use: Use = .bare, isNegative: Bool = false
  ) -> Reading {
    guard let last = separators.last else { return exact(groups[0], "", isNegative) }
    let isUniform = separators.allSatisfy { $0 == last }
    if isUniform, separators.count == 1, Self.decimalMarks.contains(last) {
      return single(last, own, use, isNegative)
    }
    if isUniform { return areThousands(groups[...]) ? exact(groups.joined(), "", isNegative) : .sequence }
    let whole = groups.dropLast()
    guard separators.dropLast().allSatisfy({ $0 == separators[0] }), Self.decimalMarks.contains(last),
      areThousands(whole)
    else { return .sequence }
    // With both marks there, the second can only be the decimal one, whichever way the language has it.
    return exact(whole.joined(), groups[groups.count - 1], isNegative)
  }

  private static let decimalMarks: Set<Character> = [".", ","]

  private func single(
    _ separator: Character, _ own: LexiconFile.Separators, _ use: Use, _ isNegative: Bool
  ) -> Reading {
    let isDecimal = String(separator) == own.decimal
    let decimals = exact(groups[0], groups[1], isNegative, isOwn: isDecimal)
    // "12.3456 kr." in Danish: no thousands, and not how its decimals are written.
    guard areThousands(groups[...]) else {
      return isDecimal || groups[1].utf8.count < 3 || groups[0] == "0" ? decimals : .ambiguous
    }
    let thousands = exact(groups.joined(), "", isNegative)
    switch use {
    case .bare: return .ambiguous
    case .closed: return thousands
    case .amount: return isDecimal ? .ambiguous : thousands
    case .unitPrice, .measure: return isDecimal ? decimals : thousands
    }
  }

  /// One to three digits, not led by a zero, then threes.
  private func areThousands(_ groups: ArraySlice<String>) -> Bool {
    guard let first = groups.first, (1...3).contains(first.utf8.count), !first.hasPrefix("0") else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }

  private func exact(_ whole: String, _ fraction: String, _ isNegative: Bool, isOwn: Bool = true) -> Reading {
    let hasLeadingZero = whole.utf8.count > 1 && whole.hasPrefix("0")
    guard !hasLeadingZero,
      let quantity = Quantity(whole: whole, fraction: fraction, isNegative: isNegative, vulgar: vulgar)
    else {
      return .sequence
    }
    return .exact(quantity, isOwn: isOwn)
  }
}
