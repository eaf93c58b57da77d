// SPDX-License-Identifier: GPL-3.0-or-later

extension Utterance {
  /// What is left from the word with the running index `word` on: to go on after an interruption, or
  /// to say the rest with other settings. Empty past the end.
  public func starting(at word: Int) -> Utterance { keeping(word..<max(word, wordCount)) }

  /// The one word with the running index `word`, in its own voice; nil where there is none.
  public func word(at word: Int) -> Utterance? {
    guard (0..<wordCount).contains(word) else { return nil }
    return keeping(word..<(word + 1))
  }

  private func keeping(_ range: Range<Int>) -> Utterance {
    var index = 0
    let kept = parts.map { part in
      Part(
        role: part.role, clauses: part.clauses.compactMap { $0.keeping(range, from: &index) },
        isSecret: part.isSecret)
    }
    return Utterance(language: language, parts: kept.filter { !$0.clauses.isEmpty })
  }
}

extension Utterance.Clause {
  /// The words whose running index is in `range`; `index` counts through the clauses.
  fileprivate func keeping(_ range: Range<Int>, from index: inout Int) -> Utterance.Clause? {
    let from = index
    index += words.count
    let kept = words.indices.filter { range.contains(from + $0) }.map { words[$0] }
    return kept.isEmpty ? nil : Utterance.Clause(words: kept, ending: ending)
  }
}
