// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with a currency before or after it: "12.500,00 kr.", "kr. 500", "$50", "500,-", "- 2,5 mio. kr.".
enum AmountPattern {
  static let pattern = Pattern(reach: 32, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber, window[0]?.kind != .letters || window.before?.isSymbol("@") != true,
      let money = Money(Scan(window), lexicon, mayBeSigned: Signs.mayStand(at: window, lexicon)),
      let currency = money.currency
    else { return nil }
    var scan = Scan(window, at: money.end)
    let isUnitPrice = UnitPrice.follows(scan, lexicon)
    var tokens = tokens(money, currency, lexicon, written: scan.written, isUnitPrice: isUnitPrice)
    if let contradiction = money.contradiction {
      tokens.append(.currency(key: contradiction, written: contradiction))
    }
    tokens += Signs.afterAmount(&scan, lexicon)
    return Match(tokens, length: scan.length)
  }

  private static func tokens(
    _ money: Money, _ currency: String, _ lexicon: Lexicon, written: String, isUnitPrice: Bool
  ) -> [Token] {
    let use = money.use(isUnitPrice: isUnitPrice)
    switch money.numeral.reading(lexicon.separators, use, isNegative: money.isNegative) {
    case .exact(let quantity, _):
      if let compound = compound(money, quantity, currency, lexicon, written: written) { return [compound] }
      return [.amount(Amount(quantity, scale: money.scale, currency: currency), written: written)]
    case .ambiguous, .sequence:
      let sign: [Token] = money.isNegative ? [.listed(words: lexicon.numbers.minus, written: "")] : []
      let scale: [Token] = money.scale.map { [.listed(words: $0.other, written: "")] } ?? []
      return sign + [.ambiguous(money.numeral.written)] + scale + [
        .currency(key: currency, written: currency)
      ]
    }
  }
}

extension AmountPattern {
  /// "500 kr.-seddel", "$100-bill": in a compound the unit has its bare form.
  private static func compound(
    _ money: Money, _ quantity: Quantity, _ currency: String, _ lexicon: Lexicon, written: String
  ) -> Token? {
    let (hyphen, word) = (money.next(0), money.next(1))
    guard money.scale == nil, quantity.fraction.isEmpty, hyphen?.isHyphen == true, word?.kind == .letters,
      lexicon.currency(at: Scan(money.window, at: money.end + 1)) == nil,
      let unit = lexicon.currencies[currency]?.unit
    else { return nil }
    let bare = lexicon.bare(unit)
    return .measure(
      quantity, unit: LexiconFile.UnitWords(one: unit.one, other: bare, gender: unit.gender), written: written
    )
  }
}

extension Money {
  /// The lexeme `count` behind it.
  func next(_ count: Int) -> Lexeme? { window[end + count] }

  /// What three digits after one separator are in it.
  func use(isUnitPrice: Bool) -> Numeral.Use {
    isClosed ? .closed : scale != nil ? .measure : isUnitPrice ? .unitPrice : .amount
  }
}
