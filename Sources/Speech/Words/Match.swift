// SPDX-License-Identifier: GPL-3.0-or-later

/// What a pattern made of the lexemes at the front of its window.
struct Match {
  let tokens: [Token]
  /// Lexemes used, at least one.
  let length: Int

  init(_ tokens: [Token], length: Int) {
    self.tokens = tokens
    self.length = length
  }

  /// "9 am": a time whose half of the day is said behind it.
  var isTimeOfHalf: Bool {
    guard tokens.count == 2, case .listed = tokens[1] else { return false }
    return switch tokens[0] {
    case .time, .number: true
    default: false
    }
  }

  init(_ token: Token, _ scan: Scan) { self.init([token], length: scan.length) }
}

/// One way to see meaning in a text.
struct Pattern: Sendable {
  /// How many lexemes it may look at.
  let reach: Int
  /// How many at the beginning of a piece, of which it looks at no more than the piece and the space behind it; nil for one
  /// that has no such bound.
  let reachInPiece: Int?
  let read: @Sendable (Window, Lexicon) -> Match?

  init(
    reach: Int, inPiece reachInPiece: Int? = nil, _ read: @escaping @Sendable (Window, Lexicon) -> Match?
  ) {
    self.reach = reach
    self.reachInPiece = reachInPiece
    self.read = read
  }
}
