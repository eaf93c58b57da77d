// SPDX-License-Identifier: GPL-3.0-or-later

/// "3." before a word in lower case, "3rd", "1., 2. og 3. rate": as the language writes its ordinals.
enum OrdinalPattern {
  static let pattern = Pattern(reach: 24, read)

  static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber, let (number, scan) = ordinal(Scan(window), lexicon) else { return nil }
    if scan.written.hasSuffix("."), scan.next == nil && !window.isCut || scan.next?.kind == .line,
      DatePattern.isAfterArticle(window, lexicon)
    {
      return Match([.ordinal(number, gender: nil, written: scan.written), .stop(.full)], length: scan.length)
    }
    guard scan.written.hasSuffix(".") else {
      return window.endsWord(at: scan.length)
        ? Match(.ordinal(number, gender: nil, written: scan.written), scan) : nil
    }
    guard let noun = noun(after: scan, lexicon) else { return nil }
    return Match(.ordinal(number, gender: lexicon.gender(of: noun.text), written: scan.written), scan)
  }

  private static func ordinal(_ start: Scan, _ lexicon: Lexicon) -> (Int, Scan)? {
    var scan = start
    guard let digits = scan.takeDigits(1...3), !digits.hasPrefix("0"), let number = Int(digits),
      lexicon.ordinals.words.indices.contains(number), let suffix = scan.next?.text.lowercased(),
      lexicon.ordinals.suffixes.contains(suffix)
    else { return nil }
    scan.pass(1)
    return (number, scan)
  }

  /// A full stop that ends a sentence is followed by a capital, or by nothing; after "den" and "i", and at the
  /// beginning of a text, a capital may be the noun's. More ordinals may stand between ("1., 2. og 3. rate").
  private static func noun(after start: Scan, _ lexicon: Lexicon) -> Lexeme? {
    var scan = start
    while true {
      var ahead = scan
      _ = ahead.take(symbol: ",")
      guard ahead.next?.kind == .space else { return nil }
      ahead.passSpace()
      if let word = ahead.next, word.kind == .letters, ahead.ahead(1)?.kind == .space,
        ahead.ahead(2)?.kind == .digits
      {
        guard lexicon.ordinals.links.contains(word.text.lowercased()) else {
          return isNoun(word, start, lexicon) ? word : nil
        }
        ahead.pass(2)
      }
      guard let (_, next) = ordinal(ahead, lexicon) else {
        guard let word = ahead.next, word.kind == .letters else { return nil }
        return isNoun(word, start, lexicon) ? word : nil
      }
      scan = next
    }
  }

  private static func isNoun(_ word: Lexeme, _ scan: Scan, _ lexicon: Lexicon) -> Bool {
    if word.text.first?.isLowercase == true { return true }
    guard let before = scan.window.beforeSpace else { return true }
    return before.kind == .letters && lexicon.ordinals.before.contains(before.text.lowercased())
  }
}
