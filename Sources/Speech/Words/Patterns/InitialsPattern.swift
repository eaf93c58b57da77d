// SPDX-License-Identifier: GPL-3.0-or-later

/// Single letters with full stops ("J. P. Hansen", "U.S.A."), and capitals that are no word ("DSB", "ATP", "EU's").
enum InitialsPattern {
  static let pattern = Pattern(reach: 24) { window, lexicon in
    guard let first = window[0], first.kind == .letters, window.before?.kind != .letters else { return nil }
    return dotted(window, lexicon) ?? capitals(window, lexicon)
  }

  /// A single letter with a full stop never ends a sentence.
  private static func dotted(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    var letters = ""
    while let letter = scan.next, letter.kind == .letters, letter.text.count == 1,
      scan.ahead(1)?.isSymbol(".") == true,
      lexicon.language(of: letter.text) != nil
    {
      letters += letter.text
      scan.pass(2)
    }
    // "U.S.A": the last one without its full stop.
    if letters.count > 1, let last = scan.next, last.kind == .letters, last.text.count == 1,
      window.endsWord(at: scan.length + 1)
    {
      letters += last.text
      scan.pass(1)
    }
    guard !letters.isEmpty,
      window.endsWord(at: scan.length) || scan.next?.kind == .letters && letters.count > 1
    else {
      return nil
    }
    let isEnd = scan.next == nil && !window.isCut || scan.next?.kind == .line
    let initials = Token.initials(letters, ending: "")
    return Match(isEnd ? [initials, .stop(.full)] : [initials], length: scan.length)
  }

  private static func capitals(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let word = window[0]?.text, word.count <= 6,
      word.count > 1 || lexicon.isConsonant(word) && window.beforeSpace?.kind == .digits,
      word.allSatisfy(\.isUppercase), lexicon.language(of: word) != nil, areInitials(word, window, lexicon)
    else { return nil }
    var scan = Scan(window, at: 1)
    // "EU's", "pc'en": an ending.
    if let mark = scan.next?.symbol, "'’".contains(mark), let ending = scan.ahead(1), ending.kind == .letters,
      ending.text.count <= 3, ending.text.first?.isLowercase == true
    {
      scan.pass(2)
      return Match(.initials(word, ending: ending.text), scan)
    }
    let isJoined = scan.next?.isHyphen == true && scan.ahead(1)?.kind == .letters
    return Match([.initials(word, ending: "")], length: isJoined ? 2 : 1)
  }

  private static func areInitials(_ word: String, _ window: Window, _ lexicon: Lexicon) -> Bool {
    let lowered = word.lowercased()
    let isWord = lexicon.capitalSet.contains(lowered)
    if isWord, isShouted(window) { return false }
    if lexicon.acronymSet.contains(lowered) { return true }
    if isWord { return false }
    let consonants = lowered.prefix { !lexicon.vowelSet.contains($0) }
    if consonants.count == lowered.count
      || consonants.count > 2 && !lexicon.clusters.contains(String(consonants))
    {
      return true
    }
    // In a text of capitals a short word is a word; in another text it is letters.
    return word.count <= 3 && !isShouted(window)
  }

  /// Whether a neighbour is a longer word in capitals.
  private static func isShouted(_ window: Window) -> Bool {
    let next = window[1]?.kind == .space ? window[2] : nil
    return [next, window.before?.kind == .space ? window.beforeSpace : nil].contains { neighbour in
      neighbour?.kind == .letters && neighbour?.text.allSatisfy(\.isUppercase) == true
        && neighbour?.text.count ?? 0 > 1
    }
  }
}

extension Lexicon {
  fileprivate func isConsonant(_ word: String) -> Bool {
    word.lowercased().allSatisfy { !self.vowelSet.contains($0) && $0.isLetter }
  }
}

/// Roman numerals of two letters or more, made of I, V and X, that are no words of the language: "XIV", "kapitel II"; and their single
/// characters: "Ⅳ". Two or three X alone stand for digits that are hidden more often than for a number.
enum RomanPattern {
  static let pattern = Pattern(reach: 4) { window, lexicon in
    guard let first = window[0], window.before?.kind != .letters else { return nil }
    if first.text.count == 1, let character = first.text.first,
      let value = RomanNumeral.value(ofCharacter: character)
    {
      return Match([.roman(value, written: first.text)], length: 1)
    }
    guard first.kind == .letters, first.text.count > 1, window.endsWord(at: 1),
      first.text.allSatisfy({ "IVX".contains($0) }), first.text != "XX", first.text != "XXX",
      !lexicon.romanWordSet.contains(first.text.lowercased()), let value = RomanNumeral.value(of: first.text)
    else { return nil }
    return Match([.roman(value, written: first.text)], length: 1)
  }
}

enum RomanNumeral {
  private static let letters: [(Int, String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  /// 1 ... 3999 of a numeral in its one right form; nil for other letters.
  static func value(of text: String) -> Int? {
    guard !text.isEmpty, text.count <= 15 else { return nil }
    var rest = text[...]
    var value = 0
    for (worth, letters) in letters {
      while rest.hasPrefix(letters) {
        rest = rest.dropFirst(letters.count)
        value += worth
      }
    }
    return rest.isEmpty && text == written(value) ? value : nil
  }

  private static func written(_ value: Int) -> String {
    var rest = value
    var text = ""
    for (worth, letters) in letters {
      while rest >= worth {
        text += letters
        rest -= worth
      }
    }
    return text
  }

  /// U+2160 ... U+217F, the numerals that are one character.
  static func value(ofCharacter character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, (0x2160...0x217F).contains(scalar.value),
      let value = scalar.properties.numericValue
    else { return nil }
    return Int(value)
  }
}
