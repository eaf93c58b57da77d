// SPDX-License-Identifier: GPL-3.0-or-later

/// Abbreviations beside a name, where their case decides: "St. Heddinge", "Kr. Hyllinge", "10 Downing St"; and the
/// numbers of kings: "Christian d. X", "Chr. IV's Gade".
enum NamePattern {
  static let pattern = Pattern(reach: 12) { window, lexicon in
    guard let word = window[0], window.before?.kind != .letters else { return nil }
    guard word.kind == .letters else { return king(window, lexicon) }
    return beforeName(window, lexicon) ?? afterName(window, lexicon) ?? king(window, lexicon)
  }

  private static func beforeName(_ window: Window, _ lexicon: Lexicon) -> Match? {
    let length = window[1]?.isSymbol(".") == true ? 2 : 1
    let written = window.text(length)
    guard let words = lexicon.beforeNames[written] else { return nil }
    let name = window[length]?.kind == .space ? window[length + 1] : nil
    guard let name, isName(name) || RomanNumeral.value(of: name.text) != nil else { return nil }
    // "Downing St London": without a full stop it belongs to the name before it.
    guard length == 2 || afterName(window, lexicon) == nil else { return nil }
    return Match([.listed(words: words, written: written)], length: length)
  }

  private static func afterName(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.before?.kind == .space, let before = window.beforeSpace, isName(before) || isOwner(window),
      let word = window[0],
      window.endsWord(at: 1)
    else { return nil }
    if window[1]?.isSymbol(".") == true, let words = lexicon.afterNames[word.text + "."] {
      let isEnd = window[2] == nil || window[2]?.kind == .line
      return Match(
        [.listed(words: words, written: word.text + ".")] + (isEnd ? [.stop(.full)] : []), length: 2)
    }
    return lexicon.afterNames[word.text].map { Match([.listed(words: $0, written: word.text)], length: 1) }
  }

  /// "St John's Rd": the ending of a name.
  private static func isOwner(_ window: Window) -> Bool {
    window[-2]?.text == "s" && window[-3]?.symbol.map { "'’".contains($0) } == true
      && window[-4].map(isName) == true
  }

  /// A capital and a small letter.
  static func isName(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .letters && lexeme.text.first?.isUppercase == true
      && lexeme.text.dropFirst().first?.isLowercase == true
  }

  /// "d. X", "d. 2.", and a Roman numeral after a name: the ordinal, after the language's article for kings.
  private static func king(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let article = lexicon.ordinals.kings, let before = window.beforeSpace,
      isName(before) || before.isSymbol("."), window.before?.kind == .space
    else { return nil }
    var scan = Scan(window)
    if let word = scan.next?.text, lexicon.ordinals.articles.contains(word.lowercased()), isName(before) {
      scan.pass(1)
      _ = scan.take(symbol: ".")
      scan.passSpace()
      guard let number = number(&scan), scan.length > 2 else { return nil }
      return match(number, article, scan, lexicon)
    }
    // Without the article only the names that kings have: "Bilag II" is no king.
    let name = before.isSymbol(".") ? window[-3] : before
    guard let name, lexicon.ordinals.kingNames.contains(name.text.lowercased()), let number = number(&scan)
    else {
      return nil
    }
    return match(number, article, scan, lexicon)
  }

  private static func number(_ scan: inout Scan) -> (value: Int, isRoman: Bool)? {
    if let word = scan.next, word.kind == .letters, let value = RomanNumeral.value(of: word.text) {
      scan.pass(1)
      return (value, true)
    }
    var ahead = scan
    guard let digits = ahead.takeDigits(1...2), ahead.take(symbol: "."), let value = Int(digits),
      ahead.next == nil || ahead.next?.text == "s"
        || ahead.next?.kind == .space && ahead.ahead(1)?.kind != .letters
        || isNameNext(ahead)
    else { return nil }
    scan = ahead
    return (value, false)
  }

  private static func isNameNext(_ scan: Scan) -> Bool {
    scan.next?.kind == .space && scan.ahead(1)?.text.first?.isUppercase == true
  }

  private static func match(
    _ number: (value: Int, isRoman: Bool), _ article: String, _ start: Scan, _ lexicon: Lexicon
  ) -> Match? {
    var scan = start
    guard lexicon.ordinals.words.indices.contains(number.value) else { return nil }
    let ordinal = "\(article) \(lexicon.ordinals.words[number.value])"
    // "Chr. IV's Gade", "Christian 4.s Vej": the ending belongs to the ordinal.
    var ending = scan
    _ = ending.take(anyOf: ["'", "’"])
    guard ending.next?.text == "s", scan.window.endsWord(at: ending.length + 1) else {
      return Match(.listed(words: ordinal, written: scan.written), scan)
    }
    ending.pass(1)
    scan = ending
    return Match(.listed(words: ordinal + "s", written: scan.written), scan)
  }
}

/// Compound abbreviations: "policenr.", "Reg.-nr.", "konto nr".
enum CompoundPattern {
  static let pattern = Pattern(reach: 6) { window, lexicon in
    guard window[0]?.kind == .letters, window.before?.kind != .letters, window.before?.isSymbol("@") != true
    else {
      return nil
    }
    for length in [4, 3, 2, 1] where window[length - 1] != nil {
      let written = window.text(length)
      guard window[length - 1]?.kind == .letters, isWhole(window, length),
        let words = lexicon.compound(written)
      else {
        continue
      }
      let isDotted = window[length]?.isSymbol(".") == true
      return Match([.listed(words: words, written: written)], length: isDotted ? length + 1 : length)
    }
    return nil
  }

  /// Letters with hyphens or full stops between, and no letter, site or address behind.
  private static func isWhole(_ window: Window, _ length: Int) -> Bool {
    for offset in 1..<max(length, 2) where offset < length - 1 {
      guard let symbol = window[offset]?.symbol, symbol == "." || Dash.hyphens.contains(symbol) else {
        return false
      }
    }
    guard window.endsWord(at: length), window[length]?.isSymbol("@") != true else { return false }
    return window[length]?.isSymbol(".") != true || window[length + 1]?.kind != .letters
  }
}
