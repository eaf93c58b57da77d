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
    guard window.before?.isSpace == true else { return false }
    return window[1]?.kind != .space
  }

  private static func isFieldStart(_ window: Window) -> Bool {
    guard let before = window.beforeSpace else { return true }
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
