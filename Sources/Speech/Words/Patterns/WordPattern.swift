// SPDX-License-Identifier: GPL-3.0-or-later

/// A word, with apostrophes and hyphens inside it: "don't", "Anne-Marie", "MitID-appen".
enum WordPattern {
  static let pattern = Pattern(reach: 24, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let first = window[0], first.kind == .letters else { return nil }
    if let single = letters(window, lexicon) { return single }
    var length = 1
    while let joint = window[length]?.symbol, joints.contains(joint), let next = window[length + 1],
      next.kind == .letters, lexicon.entry(for: window.text(length)) == nil,
      lexicon.entry(for: next.text) == nil
    { length += 2 }
    // A hyphen only joins: before an entry of the lexicon ("MitID-appen"), before digits ("COVID-19"), and where the
    // rest of the word is left out ("ind- og udbetaling").
    let isHyphened = window[length]?.isHyphen == true
    let next = window[length + 1]
    let isJoined = isHyphened && (next?.kind == .letters || next?.kind == .digits || isElided(window, length))
    return Match([token(window.text(length), lexicon)], length: isJoined ? length + 1 : length)
  }

  private static let joints: Set<Character> = Dash.hyphens.union(["'", "’"])

  private static func isElided(_ window: Window, _ length: Int) -> Bool {
    window[length + 1]?.isSpace == true || window[length + 1]?.isSymbol(",") == true
      || window[length + 1]?.isSymbol("/") == true
  }

  private static func isVowelless(_ word: String, _ lexicon: Lexicon) -> Bool {
    word.count < 6 && !word.lowercased().contains(where: lexicon.vowelSet.contains)
  }

  private static func isNumeral(_ word: String, _ lexicon: Lexicon) -> Bool {
    word.utf8.allSatisfy { romanLetters.contains($0) } && RomanNumeral.value(of: word.uppercased()) != nil
      && !lexicon.romanWordSet.contains(word.lowercased())
  }

  /// Letters that no voice says as a word, or that it would take for a Roman numeral.
  private static func letters(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let word = window[0]?.text, (2...6).contains(word.count), window.endsWord(at: 1),
      lexicon.language(of: word) == .own, isVowelless(word, lexicon) || isNumeral(word, lexicon)
    else { return nil }
    let isJoined = window[1]?.isHyphen == true && window[2]?.kind == .letters
    return Match([.initials(word, ending: "")], length: isJoined ? 2 : 1)
  }

  private static let romanLetters = Set("IVXLCDMivxlcdm".utf8)

  private static func token(_ written: String, _ lexicon: Lexicon) -> Token {
    lexicon.language(of: written) == nil && lexicon.folded(written) == nil
      ? .unusual(written) : .word(written)
  }
}

/// A number joined to letters: "2-faktor", "24-timers", "18-year-old", "4G", "3M".
enum SuffixedPattern {
  static let pattern = Pattern(reach: 6) { window, lexicon in
    var scan = Scan(window)
    guard window.mayBeginNumber, let digits = scan.takeDigits(1...4), digits == "0" || !digits.hasPrefix("0"),
      let quantity = Quantity(whole: digits)
    else { return nil }
    let hasHyphen = scan.take(anyOf: Dash.hyphens) != nil
    guard let word = scan.next, word.kind == .letters, scan.ahead(1)?.kind != .digits else { return nil }
    // Glued letters are a code, unless they are one, or two capitals.
    if !hasHyphen,
      window.announced == .digits || digits.utf8.count > 3 || word.text.count > 1 && !isCapitals(word.text)
    {
      return nil
    }
    // "1900-tallet".
    let isYear = hasHyphen && digits.utf8.count == 4 && word.text.first?.isLowercase == true
    let token = lexicon.numberToken(quantity, word, written: digits, isYear ? .year : nil)
    return Match([token], length: scan.length)
  }

  private static func isCapitals(_ word: String) -> Bool { word.count == 2 && word.allSatisfy(\.isUppercase) }
}
