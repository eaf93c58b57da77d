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
