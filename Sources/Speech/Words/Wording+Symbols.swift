// SPDX-License-Identifier: GPL-3.0-or-later

extension Wording {
  /// A symbol by its name, and how often it stands there.
  func pieces(of symbol: Character, count: Int) -> [Piece] {
    let written = String(repeating: symbol, count: count)
    guard count > 1, let number = lexicon.numbers.words(count) else {
      return said(name(of: symbol), for: written)
    }
    return said(name(of: symbol) + number + NumberGrammar.split(lexicon.times), for: written)
  }

  /// The name of a symbol, an emoji or a digit of another script; "symbol" for one that has none, but never for a
  /// character that Unicode calls a number.
  func name(of symbol: Character) -> [String] {
    if let name = lexicon.symbols[String(symbol)] { return NumberGrammar.split(name) }
    if symbol.isWhitespace, let name = lexicon.symbols[Self.anySpace] { return NumberGrammar.split(name) }
    if let name = lexicon.emoji[Self.plain(symbol)] { return NumberGrammar.split(name) }
    if let digit = symbol.wholeNumberValue, symbol.unicodeScalars.first?.properties.numericType == .decimal,
      let name = lexicon.numbers.name(ofDigit: digit)
    {
      return NumberGrammar.split(lexicon.unusual.digit) + NumberGrammar.split(name)
    }
    if let name = lexicon.letters[symbol.lowercased()] { return NumberGrammar.split(name) }
    if let number = number(of: symbol) { return number }
    let isNumber = symbol.unicodeScalars.first?.properties.numericType != nil
    return NumberGrammar.split(isNumber ? lexicon.unusual.digit : lexicon.unknownSymbol)
  }

  /// The no-break space, whose name every space has that is none of the ordinary ones.
  private static let anySpace = "\u{A0}"

  /// A character that Unicode calls a number: "①", "⅓".
  private func number(of symbol: Character) -> [String]? {
    if let vulgar = Vulgar(symbol) { return lexicon.words(for: vulgar, after: 0) }
    guard let value = symbol.unicodeScalars.first?.properties.numericValue, value >= 0, value < 1e9,
      value == value.rounded()
    else { return nil }
    return lexicon.numbers.words(Int(value))
  }

  /// An emoji without the marks of its skin (U+1F3FB ... 1F3FF) and presentation (U+FE0F).
  private static func plain(_ emoji: Character) -> String {
    var plain = String.UnicodeScalarView()
    plain.append(
      contentsOf: emoji.unicodeScalars.filter {
        !(0x1F3FB...0x1F3FF).contains($0.value) && $0.value != 0xFE0F
      })
    return String(plain)
  }
}
