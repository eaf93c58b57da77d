// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with a currency before or after it: "12.500,00 kr.", "kr. 500", "$50", "500,-".
enum AmountPattern {
  static let pattern = Pattern(reach: 24, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    return signAfter(window, lexicon) ?? signBefore(window, lexicon)
  }

  private static func signAfter(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let numeral = Numeral(Scan(window)) else { return nil }
    var scan = Scan(window)
    scan.pass(numeral.length)
    guard let currency = sign(after: &scan, lexicon) else { return nil }
    // "500,- kr." names the currency twice.
    var ahead = scan
    if scan.written.hasSuffix("-"), sign(after: &ahead, lexicon) == currency { scan = ahead }
    return match(numeral, currency, window, scan, lexicon, isSignFirst: false)
  }

  private static func signBefore(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    // "-$50": the minus stands before the sign.
    let isNegative = scan.take(anyOf: ["-", "−"]) != nil
    guard let sign = lexicon.sign(in: window, at: scan.length) else { return nil }
    scan.pass(sign.length)
    scan.passSpace()
    guard let numeral = Numeral(scan, isNegative: isNegative), !isCut(window, at: numeral.length) else {
      return nil
    }
    scan.pass(numeral.length - scan.length)
    // "kr. 500,-" names the currency twice.
    if let again = lexicon.sign(in: window, at: scan.length), again.currency == sign.currency {
      scan.pass(again.length)
    }
    return match(numeral, sign.currency, window, scan, lexicon, isSignFirst: true)
  }

  /// "kr. 12 500,00": whether the number goes on after the space is not for us to guess.
  private static func isCut(_ window: Window, at end: Int) -> Bool {
    window[end]?.kind == .space && window[end + 1]?.kind == .digits && window[end + 1]?.text.utf8.count == 3
  }

  private static func sign(after scan: inout Scan, _ lexicon: Lexicon) -> String? {
    let start = scan
    scan.passSpace()
    if let sign = lexicon.sign(in: scan.window, at: scan.length) {
      scan.pass(sign.length)
      return sign.currency
    }
    // Three capitals after a number may be a code that the lexicon has no words for: spelled, not read.
    if let code = scan.next?.text, Currency.isCode(code), scan.window.endsWord(at: scan.length + 1) {
      scan.pass(1)
      return code
    }
    scan = start
    return nil
  }

  private static func match(
    _ numeral: Numeral, _ currency: String, _ window: Window, _ scan: Scan, _ lexicon: Lexicon,
    isSignFirst: Bool
  ) -> Match? {
    guard isSignFirst ? window.endsNumber(at: scan.length) : window.endsWord(at: scan.length) else {
      return nil
    }
    switch numeral.reading(decimal: lexicon.separators.decimal) {
    case .exact(let quantity, _):
      return Match(.amount(Amount(quantity, currency: currency), written: scan.written), scan)
    case .ambiguous, .sequence:
      let digits = numeral.written
      return Match([.ambiguous(digits), .currency(key: currency, written: currency)], length: scan.length)
    }
  }
}
