// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrasebook {
  /// How letters are named.
  public enum Alphabet: Hashable, Sendable {
    /// By the language's letter names: "b", "c".
    case letters
    /// By a word a letter: "Bravo", "Charlie".
    case phonetic
  }

  /// `utterance` spelled, letter by letter, each part in its own voice; digits and symbols by name.
  ///
  /// What is spelled is what was written, not what was said for it.
  public func spelling(_ utterance: Utterance, alphabet: Alphabet = .letters) -> Utterance {
    let parts = utterance.parts.map { part in
      Utterance.Part(role: part.role, clauses: spelled(part.written, alphabet), isSecret: part.isSecret)
    }
    return Utterance(language: language, parts: parts)
  }

  private func spelled(_ pieces: [String], _ alphabet: Alphabet) -> [Utterance.Clause] {
    pieces.flatMap { piece in
      let words = piece.filter { !$0.isWhitespace }.map { word(for: $0, alphabet) }
      return words.enumerated().map { index, word in
        Utterance.Clause(words: word, ending: index == words.count - 1 ? .group : .digit)
      }
    }
  }

  private func word(for character: Character, _ alphabet: Alphabet) -> [SpokenWord] {
    let pieces =
      alphabet == .phonetic
      ? lexicon.phonetic[character.lowercased()].map { wording.said($0, for: String(character)) } : nil
    return (pieces ?? wording.character(character)).compactMap {
      if case .word(let word) = $0 { word } else { nil }
    }
  }
}

extension Utterance.Part {
  /// The written pieces, one for each run of words that stands for it; of words that stand for nothing of their own, the words.
  fileprivate var written: [String] {
    let words = clauses.flatMap(\.words)
    let written = words.map(\.written).filter { !$0.isEmpty }
    return written.isEmpty ? words.map(\.text) : written
  }
}
