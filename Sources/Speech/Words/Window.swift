// SPDX-License-Identifier: GPL-3.0-or-later

/// The lexemes a pattern may look at, from where the text has been read to.
///
/// Its length is the pattern's reach: no pattern can look further, so the steps a text takes are
/// bounded by its length, whatever it holds.
struct Window {
  private let lexemes: ArraySlice<Lexeme>
  /// What stands before the first lexeme.
  let before: Lexeme?
  /// What the word before has announced ("tlf.", "kl."), if anything.
  let announced: Announcement?
  /// Whether the text goes on past the window's end.
  let isCut: Bool

  init(_ text: [Lexeme], from start: Int, reach: Int, announced: Announcement? = nil) {
    let end = min(text.count, start + reach)
    lexemes = text[start..<end]
    before = start > 0 ? text[start - 1] : nil
    isCut = end < text.count
    self.announced = announced
  }

  var count: Int { lexemes.count }

  /// The lexeme at `offset` from the first, or nil past the end.
  subscript(offset: Int) -> Lexeme? {
    let index = lexemes.startIndex + offset
    return lexemes.indices.contains(index) ? lexemes[index] : nil
  }

  /// The text of the first `count` lexemes.
  func text(_ count: Int) -> String { lexemes.prefix(count).map(\.text).joined() }

  /// Whether a number may begin here: not in the middle of a word, a number or a site.
  var mayBeginNumber: Bool {
    guard let before else { return true }
    return before.kind != .letters && before.kind != .digits
  }

  /// Whether what ends before `offset` is not glued to letters or digits.
  func endsWord(at offset: Int) -> Bool {
    guard let next = self[offset] else { return true }
    return next.kind != .letters && next.kind != .digits
  }

  /// Whether what ends before `offset` is the end of a number: no letter, digit, or separator with
  /// more digits behind it.
  func endsNumber(at offset: Int) -> Bool {
    guard endsWord(at: offset) else { return false }
    guard let symbol = self[offset]?.symbol, Self.numberJoints.contains(symbol) else { return true }
    return self[offset + 1]?.kind != .digits
  }

  private static let numberJoints: Set<Character> = [".", ",", ":", "/", "-", "'", "’"]
}

/// What a word says of the digits after it; the lexicon's `introducers` name such words.
enum Announcement: String, Hashable, Sendable, Codable {
  case time, phone, digits
}
