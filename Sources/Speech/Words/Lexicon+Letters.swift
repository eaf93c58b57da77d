// SPDX-License-Identifier: GPL-3.0-or-later

extension Lexicon {
  /// `word` in the spelling that the voice learnt: "Aarhus" as "Århus".
  func respelled(_ word: String) -> String {
    guard let spellings = self.spellings else { return word }
    let lowered = word.lowercased()
    guard !spellings.kept.contains(where: lowered.hasPrefix) else { return word }
    return spellings.letters.reduce(word) { spelled, pair in
      Self.respelled(spelled, pair.key, as: pair.value)
    }
  }

  /// The same with other letters for some, as large as the first of them was. `replacing(_:with:)` would do, but brings the
  /// standard library's regular expressions into the program.
  private static func respelled(_ word: String, _ letters: String, as others: String) -> String {
    var result = ""
    var rest = word[...]
    while let first = rest.first {
      let isFound = rest.prefix(letters.count).lowercased() == letters
      if isFound { result += first.isUppercase ? others.uppercased() : others } else { result.append(first) }
      rest = rest.dropFirst(isFound ? letters.count : 1)
    }
    return result
  }
}

/// Letters of other European alphabets, said as the nearest that the voice can be given.
extension Lexicon {
  /// `word` in letters of the voice's own: "Weiß" as "Weiss"; nil where a letter is of no European Latin alphabet, which
  /// is announced and spelled, because it may be there to look like another.
  func folded(_ word: String) -> String? {
    var folded = ""
    for character in word {
      if isOwn(character) || "'’-".contains(character) {
        folded.append(character)
      } else if Dash.hyphens.contains(character) {
        folded.append("-")
      } else if let letters = nearest(character) {
        folded += letters
      } else {
        return nil
      }
    }
    return folded
  }

  private func nearest(_ character: Character) -> String? {
    let lowered = character.lowercased()
    if let letters = self.foldings[lowered] {
      return character.isUppercase ? letters.prefix(1).uppercased() + letters.dropFirst() : letters
    }
    guard let scalar = character.unicodeScalars.first, Self.isEuropean(scalar),
      let base = Self.base(of: character), isOwn(base)
    else { return nil }
    return String(base)
  }

  /// Latin-1, Latin Extended-A, the letters of Romanian, Welsh and old Irish spelling, ẞ and the ligatures: the letters
  /// of the national alphabets of Europe. Phonetic and full-width letters are not among them.
  private static func isEuropean(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x7A, 0xAA, 0xB5, 0xBA, 0xC0...0x17F, 0x1CD...0x1DC, 0x1E6...0x1EF, 0x218...0x21B, 0x3BC,
      0x1E02...0x1E6B,
      0x1E80...0x1E85, 0x1E9E, 0x1EF2...0x1EF3, 0xFB00...0xFB06:
      true
    default: false
    }
  }

  /// The letter without its marks: the first of its canonical decomposition, or the one its Unicode name tells.
  private static func base(of character: Character) -> Character? {
    guard let name = character.unicodeScalars.first?.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard let place = words.firstIndex(of: "LETTER"), words.count > place + 1, words[place + 1].count == 1,
      words.first == "LATIN"
    else { return nil }
    let letter = String(words[place + 1])
    return (character.isUppercase ? letter : letter.lowercased()).first
  }
}
