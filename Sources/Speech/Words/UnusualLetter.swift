// SPDX-License-Identifier: GPL-3.0-or-later

/// A letter of a word that is spelled, as its Unicode name tells it.
///
/// The names are fixed for ever (Unicode stability policy), so that scripts and look-alikes need no
/// table of ours: "CYRILLIC SMALL LETTER O", "LATIN SMALL LETTER L WITH STROKE".
struct UnusualLetter {
  /// What can be said of it.
  enum Name: Hashable {
    /// A letter or digit of the language itself.
    case own(Character)
    /// One of A to Z, in lower case.
    case base(String)
    /// Words of the Unicode name: "ghe".
    case words(String)
  }

  let character: Character
  /// First word of the name, in lower case; nil for what is no letter.
  let script: String?
  let name: Name?
  /// Whether it carries an accent, a stroke or another mark.
  let isMarked: Bool

  /// The script of the languages the reader speaks.
  static let ownScript = "latin"

  init(_ character: Character, isOwn: Bool) {
    self.character = character
    let words = Self.unicodeName(of: character).split(separator: " ").map(String.init)
    let letter = words.firstIndex(of: "letter").map { Array(words[($0 + 1)...]) } ?? []
    let base = Array(letter.prefix { $0 != "with" })
    if isOwn || ASCII.isDigit(character) {
      script = character.isLetter ? Self.ownScript : nil
      name = .own(character)
      isMarked = false
      return
    }
    script = character.isLetter ? words.first ?? "other" : nil
    isMarked = base.count < letter.count || character.unicodeScalars.count > 1
    name = Self.name(of: base)
  }

  private static func name(of base: [String]) -> Name? {
    guard let first = base.first, (1...3).contains(base.count) else { return nil }
    if base.count == 1, first.utf8.count == 1 { return .base(first) }
    let isSpeakable = base.allSatisfy {
      $0.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
    return isSpeakable ? .words(base.joined(separator: " ")) : nil
  }

  private static func unicodeName(of character: Character) -> String {
    character.unicodeScalars.first?.properties.name?.lowercased() ?? ""
  }
}
