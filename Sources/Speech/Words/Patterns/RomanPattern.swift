// SPDX-License-Identifier: GPL-3.0-or-later

/// Roman numerals of two letters or more, made of I, V and X, that are no words of the language: "XIV", "kapitel II"; and their single characters: "Ⅳ".
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
