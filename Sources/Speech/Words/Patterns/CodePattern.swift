// SPDX-License-Identifier: GPL-3.0-or-later

/// Letters and digits in one run: "AB12CD", "uge42". Said piece by piece, as nothing else.
enum CodePattern {
  static let pattern = Pattern(reach: 64, read)

  /// "A4-papir", "B12-vitamin": the hyphen before a word only joins.
  static let joined = Pattern(reach: 8) { window, lexicon in
    guard let code = read(window, lexicon), window[code.length]?.isHyphen == true,
      let word = window[code.length + 1], word.kind == .letters, word.text.count > 2,
      word.text.allSatisfy(\.isLowercase), window.endsNumber(at: code.length + 2)
    else { return nil }
    return Match(code.tokens, length: code.length + 1)
  }

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var length = 0
    var kinds: Set<Lexeme.Kind> = []
    while let lexeme = window[length], lexeme.kind == .letters || lexeme.kind == .digits {
      kinds.insert(lexeme.kind)
      length += 1
    }
    guard kinds.count == 2 else { return nil }
    return Match([.code(window.text(length))], length: length)
  }
}
