// SPDX-License-Identifier: GPL-3.0-or-later

/// A number and a per cent sign, with or without a space: "12,5 %".
enum PercentPattern {
  static let pattern = Pattern(reach: 18, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber, let numeral = Numeral(Scan(window)) else { return nil }
    var scan = Scan(window)
    scan.pass(numeral.length)
    scan.passSpace()
    guard scan.take(symbol: "%"),
      case .exact(let quantity, _) = numeral.reading(decimal: lexicon.separators.decimal)
    else { return nil }
    return Match(.percent(quantity, written: scan.written), scan)
  }
}
