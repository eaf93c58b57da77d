// SPDX-License-Identifier: GPL-3.0-or-later

extension Wording {
  /// A word with letters that are not the language's: what is unusual about it, then letter by letter,
  /// with the script's name wherever the script changes.
  ///
  /// "bоrger" with a Cyrillic о: "blandede bogstaver, b kyrillisk o latinsk r g e r,".
  func pieces(ofUnusual word: String) -> [Piece] {
    let letters = word.map { UnusualLetter($0, isOwn: lexicon.letters[$0.lowercased()] != nil) }
    var pieces = said(announcement(of: letters), for: word) + [.stop(.comma)]
    var script = UnusualLetter.ownScript
    for letter in letters {
      if let next = letter.script, next != script {
        pieces += said(name(ofScript: next), for: "")
        script = next
      }
      pieces += self.pieces(of: letter)
    }
    return pieces + [.stop(.comma)]
  }

  private func announcement(of letters: [UnusualLetter]) -> String {
    let scripts = Set(letters.compactMap(\.script))
    if scripts.count > 1 { return lexicon.unusual.mixed }
    return scripts == [UnusualLetter.ownScript] ? lexicon.unusual.rare : lexicon.unusual.foreign
  }

  private func name(ofScript script: String) -> String {
    lexicon.unusual.scripts[script] ?? lexicon.unusual.scripts["other"] ?? lexicon.unusual.foreign
  }

  private func pieces(of letter: UnusualLetter) -> [Piece] {
    if let digit = digit(letter.character) {
      return [.word(SpokenWord(marked: digit.marked, written: "", isDigit: true))]
    }
    return said(name(of: letter), for: "")
  }

  private func name(of letter: UnusualLetter) -> [String] {
    let name: String? =
      switch letter.name {
      case .own(let character): lexicon.letters[character.lowercased()]
      case .base(let letter): lexicon.letters[letter]
      case .words(let words): words
      case nil: nil
      }
    guard let name else { return NumberGrammar.split(symbolName(letter)) }
    return NumberGrammar.split(name) + (letter.isMarked ? NumberGrammar.split(lexicon.unusual.marked) : [])
  }

  private func symbolName(_ letter: UnusualLetter) -> String {
    letter.script == nil
      ? lexicon.symbols[String(letter.character)] ?? lexicon.unknownSymbol : lexicon.unusual.letter
  }
}

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
