// SPDX-License-Identifier: GPL-3.0-or-later

/// What a token is said as: a word for the voice, or the end of a clause.
enum Piece: Hashable, Sendable {
  case word(SpokenWord)
  case stop(Utterance.Ending)

  /// The same, standing for nothing that was written: what it stands for is said again.
  var withoutWritten: Piece {
    guard case .word(let word) = self else { return self }
    return .word(SpokenWord(word.text, written: "", isDigit: word.isDigit, language: word.language))
  }
}

extension Utterance.Clause {
  /// Words that the voice is given in one breath, where the text has no stop of its own.
  private static let longest = 40

  /// Pieces gathered into clauses; a stop after nothing is no clause.
  static func gathered(_ pieces: [Piece]) -> [Utterance.Clause] {
    var clauses: [Utterance.Clause] = []
    var words: [SpokenWord] = []
    for piece in pieces {
      switch piece {
      case .word(let word):
        if words.count == longest {
          clauses.append(Utterance.Clause(words: words, ending: .open))
          words = []
        }
        words.append(word)
      case .stop(let ending):
        if words.isEmpty {
          clauses.strengthenLast(to: ending)
        } else {
          clauses.append(Utterance.Clause(words: words, ending: ending))
        }
        words = []
      }
    }
    if !words.isEmpty { clauses.append(Utterance.Clause(words: words, ending: .open)) }
    return clauses
  }
}

extension [Utterance.Clause] {
  /// A second stop in a row counts if it is the stronger: a comma, then the end of the sentence.
  mutating func strengthenLast(to ending: Utterance.Ending) {
    guard let last, ending == .full || ending == .question, last.ending != .full, last.ending != .question
    else {
      return
    }
    self[count - 1] = Utterance.Clause(words: last.words, ending: ending)
  }
}

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
