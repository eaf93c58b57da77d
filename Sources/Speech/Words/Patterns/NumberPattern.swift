// SPDX-License-Identifier: GPL-3.0-or-later

/// A number by itself: "42", "12,5", "1.000.000"; or digits that only look like one.
enum NumberPattern {
  static let pattern = Pattern(reach: 16, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber, let numeral = Numeral(Scan(window)), window.endsWord(at: numeral.length)
    else {
      return nil
    }
    let written = window.text(numeral.length)
    let token =
      switch numeral.reading(decimal: lexicon.separators.decimal) {
      case .exact(let quantity, true) where saysNumber(numeral, quantity):
        Token.number(quantity, written: written)
      case .sequence where numeral.separators.isEmpty: plain(numeral, lexicon, written)
      case .exact where numeral.separators.isEmpty: plain(numeral, lexicon, written)
      default: Token.ambiguous(written)
      }
    return Match([token], length: numeral.length)
  }

  /// Up to four digits count something; a longer run may be a code, and a code is said digit by digit.
  private static func saysNumber(_ numeral: Numeral, _ quantity: Quantity) -> Bool {
    numeral.groups.count > 1 || numeral.groups[0].utf8.count <= 4
  }

  private static func plain(_ numeral: Numeral, _ lexicon: Lexicon, _ written: String) -> Token {
    numeral.isNegative
      ? .ambiguous(written) : .digits(lexicon.groups(of: numeral.groups[0]))
  }
}
