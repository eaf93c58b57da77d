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

/// An entry of the lexicon, the longest that stands here: "f.eks.", "A/S", "Digital Post", "24/7".
enum ListedPattern {
  static let pattern = Pattern(reach: 14, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let first = window[0], window.announced != .name, window.before?.kind != .letters,
      first.kind == .letters || window.mayBeginNumber,
      !isName(window), let reach = lexicon.reach(ofEntryBeginning: first)
    else { return nil }
    for length in stride(from: min(window.count, reach), to: 0, by: -1) {
      let written = window.text(length)
      guard ends(window, at: length, written), let words = entry(written, window, length, lexicon) else {
        continue
      }
      return match(words, written, window, length)
    }
    return nil
  }

  private static func match(_ words: String, _ written: String, _ window: Window, _ length: Int) -> Match {
    // "EU's", "pc'en": an ending after an apostrophe.
    if let mark = window[length]?.symbol, "'’".contains(mark), let ending = window[length + 1],
      ending.kind == .letters,
      ending.text.count <= 3, ending.text.first?.isLowercase == true
    {
      return Match(
        [.listed(words: "\(words)'\(ending.text)", written: window.text(length + 2))], length: length + 2)
    }
    let token = Token.listed(words: words, written: written)
    // "500 kr." at the end of a text ends its sentence too.
    let isEnd =
      written.hasSuffix(".") && (window[length] == nil && !window.isCut || window[length]?.kind == .line)
    // A hyphen after it only joins: "MitID-appen", "UPS-pakke 2".
    let isJoined = window[length]?.isHyphen == true && window[length + 1]?.kind == .letters
    return Match(isEnd ? [token, .stop(.full)] : [token], length: isJoined ? length + 1 : length)
  }

  /// What stands right behind "@" or "/" without a space is a name of somebody's, and no abbreviation.
  private static func isName(_ window: Window) -> Bool { window.before?.isSymbol("@") == true }

  private static func entry(_ written: String, _ window: Window, _ length: Int, _ lexicon: Lexicon) -> String?
  {
    let next = window[length]?.kind == .space ? length + 1 : length
    let isBeforeNumber = isNumber(window, next, lexicon)
    if isBeforeNumber, let words = lexicon.entryBeforeNumber(for: written) { return words }
    // Capitals of an abbreviation without its full stop may be an organisation's: "KL", "NR", "OK".
    if !isBeforeNumber, lexicon.acronymSet.contains(written.lowercased()), written.allSatisfy(\.isUppercase),
      written.count > 1
    {
      return nil
    }
    return lexicon.entry(for: written)
  }

  /// Digits, with a sign or a currency's sign or a code's letters glued to them: "nr. 5", "min. £25", "no. GB123".
  private static func isNumber(_ window: Window, _ place: Int, _ lexicon: Lexicon) -> Bool {
    guard let first = window[place] else { return false }
    if first.kind == .digits { return true }
    guard window[place + 1]?.kind == .digits else { return false }
    if first.kind == .letters { return first.text.count < 4 && first.text.allSatisfy(\.isUppercase) }
    return first.isDash || lexicon.sign(first.text) != nil
  }

  /// Not in the middle of a word, a site or an address.
  private static func ends(_ window: Window, at length: Int, _ written: String) -> Bool {
    let isDotted = window[length - 1]?.symbol == "."
    let isOpen = window[length - 1]?.isSymbol("/") == true
    guard window.endsWord(at: length) || isDotted && window[length]?.kind == .digits || isOpen else {
      return false
    }
    guard let joint = window[length]?.symbol, [".", "@", "_", ":"].contains(joint) else { return true }
    return window.endsWord(at: length + 1) && window[length + 1]?.symbol != "/"
  }
}
