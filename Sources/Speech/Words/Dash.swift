// SPDX-License-Identifier: GPL-3.0-or-later

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
