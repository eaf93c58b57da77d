// SPDX-License-Identifier: GPL-3.0-or-later

/// A sentence growing from pieces in either voice: neighbours in one voice share a part.
struct SentenceBuilder {
  private var parts: [Utterance.Part] = []
  private var role = VoiceRole.prompt
  private var clauses: [Utterance.Clause] = []
  private var words: [SpokenWord] = []

  mutating func append(_ pieces: [Piece], as role: VoiceRole) {
    change(to: role)
    for piece in pieces {
      switch piece {
      case .word(let word): words.append(word)
      case .stop(let ending): end(ending)
      }
    }
  }

  mutating func append(digits: [Utterance.Clause], isSecret: Bool) {
    endPart()
    parts.append(Utterance.Part(role: .prompt, clauses: digits, isSecret: isSecret))
  }

  mutating func append(_ other: [Utterance.Part]) {
    endPart()
    parts += other
  }

  mutating func finish() -> [Utterance.Part] {
    endPart()
    return parts
  }

  /// A stop after an empty stretch ends what was said before it, in whichever voice that was.
  private mutating func end(_ ending: Utterance.Ending) {
    guard words.isEmpty else {
      clauses.append(Utterance.Clause(words: words, ending: ending))
      words = []
      return
    }
    guard clauses.isEmpty, let last = parts.popLast() else { return clauses.strengthenLast(to: ending) }
    parts.append(last.ending(with: ending))
  }

  private mutating func change(to role: VoiceRole) {
    if role != self.role { endPart() }
    self.role = role
  }

  private mutating func endPart() {
    if !words.isEmpty { clauses.append(Utterance.Clause(words: words, ending: .open)) }
    if !clauses.isEmpty { parts.append(Utterance.Part(role: role, clauses: clauses)) }
    words = []
    clauses = []
  }
}

extension Utterance.Part {
  /// The same part, its last clause ending otherwise.
  func ending(with ending: Utterance.Ending) -> Utterance.Part {
    guard let last = clauses.last else { return self }
    let clause = Utterance.Clause(words: last.words, ending: ending)
    return Utterance.Part(role: role, clauses: clauses.dropLast() + [clause], isSecret: isSecret)
  }
}
