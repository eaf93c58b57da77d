// SPDX-License-Identifier: GPL-3.0-or-later

/// A run of characters of one kind; what it means is not decided yet. Put together, the lexemes of a
/// text are the text: nothing is lost on the way.
struct Lexeme: Hashable, Sendable {
  enum Kind: Hashable, Sendable, CaseIterable {
    /// Letters of any script, marks included.
    case letters
    /// ASCII digits.
    case digits
    /// White space within a line, tabs among it.
    case space
    /// The end of a line.
    case line
    /// One character of any other kind.
    case symbol
  }

  let kind: Kind
  let text: String

  /// The one character of a symbol.
  var symbol: Character? { kind == .symbol ? text.first : nil }

  func isSymbol(_ character: Character) -> Bool { symbol == character }

  /// Whether it ends a piece: white space of either kind.
  var isSpace: Bool { kind == .space || kind == .line }

  /// A space that holds digits together ("12 500" that does not break), as typesetters write it.
  var isGroupingSpace: Bool { kind == .space && ["\u{A0}", "\u{202F}", "\u{2009}"].contains(text) }

  /// Takes `text` apart.
  static func split(_ text: String) -> [Lexeme] {
    var lexemes: [Lexeme] = []
    var rest = text[...]
    while let first = rest.first {
      let kind = kind(of: first)
      let run = kind == .symbol ? rest.prefix(1) : rest.prefix { Self.kind(of: $0) == kind }
      lexemes.append(Lexeme(kind: kind, text: String(run)))
      rest = rest.dropFirst(run.count)
    }
    return lexemes
  }

  private static func kind(of character: Character) -> Kind {
    if ASCII.isDigit(character) { return .digits }
    if character.isNewline { return .line }
    if character.isWhitespace { return .space }
    return character.isLetter ? .letters : .symbol
  }
}
