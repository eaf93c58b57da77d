// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the pieces of a text end: runs of lexemes without white space, as addresses and paths are.
///
/// The end of a host tells whose it is, so a pattern that reads one has to see all of it, however long; from the beginning of a
/// piece alone, so that the steps a text takes stay bounded by its length.
struct PieceEnds {
  /// More lexemes than any text has.
  static let longest = 2048

  private let lexemes: [Lexeme]
  private let ends: [Int]

  init(_ lexemes: [Lexeme]) {
    var ends = [Int](repeating: lexemes.count, count: lexemes.count)
    var end = lexemes.count
    for place in lexemes.indices.reversed() {
      if lexemes[place].isSpace { end = place }
      ends[place] = end
    }
    self.lexemes = lexemes
    self.ends = ends
  }

  /// How many lexemes `pattern` is shown from `place` on.
  func reach(of pattern: Pattern, at place: Int) -> Int {
    guard let inPiece = pattern.reachInPiece else { return pattern.reach }
    return min(begins(at: place) ? inPiece : pattern.reach, ends[place] - place + 1)
  }

  /// At a space, or at one mark behind it.
  private func begins(at place: Int) -> Bool {
    isSpace(place - 1) || lexemes[place - 1].kind == .symbol && isSpace(place - 2)
  }

  private func isSpace(_ place: Int) -> Bool { place < 0 || lexemes[place].isSpace }
}
