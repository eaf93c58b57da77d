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
