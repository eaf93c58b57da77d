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
      rest = rest[run.endIndex...]
    }
    return lexemes
  }

  /// Most characters are ASCII, which is told without Unicode's tables.
  private static func kind(of character: Character) -> Kind {
    if let byte = character.asciiValue {
      switch byte {
      case _ where ASCII.isDigit(byte): return .digits
      case _ where ASCII.isLetter(byte): return .letters
      case UInt8(ascii: " "), UInt8(ascii: "\t"): return .space
      case 0x0A...0x0D: return .line
      default: return .symbol
      }
    }
    if character.isNewline { return .line }
    if character.isWhitespace { return .space }
    return character.isLetter ? .letters : .symbol
  }
}

/// The characters that codes and fields are made of.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func isDigit(_ character: Character) -> Bool { character.asciiValue.map(isDigit) ?? false }

  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  static func isLetter(_ character: Character) -> Bool { character.asciiValue.map(isLetter) ?? false }
}

/// The characters that people write for a hyphen, a dash or a minus.
///
/// Which of the three one of them is, its neighbours decide: a keyboard has one key for all.
enum Dash {
  /// Join words: hyphen-minus, U+2010, U+2011, small and full-width hyphen-minus.
  static let hyphens: Set<Character> = ["-", "\u{2010}", "\u{2011}", "\u{FE63}", "\u{FF0D}"]

  /// Before a number, a minus; between two, a range: the hyphens, U+2012, U+2013 and U+2212.
  static let minuses: Set<Character> = hyphens.union(["\u{2012}", "\u{2013}", "\u{2212}"])

  /// Between two values, a range; with spaces around it, a pause: the minuses, U+2014 and U+2015.
  static let all: Set<Character> = minuses.union(["\u{2014}", "\u{2015}"])
}

extension Lexeme {
  var isHyphen: Bool { symbol.map(Dash.hyphens.contains) ?? false }
  var isDash: Bool { symbol.map(Dash.all.contains) ?? false }
}
