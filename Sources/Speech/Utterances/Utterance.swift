// SPDX-License-Identifier: GPL-3.0-or-later

/// What will be said, decided to the last word before any of it becomes sound.
///
/// A value: it can be kept, compared, cut at a word and said again. Words have one running index
/// through the whole utterance, which is also the index of their marks once spoken.
public struct Utterance: Hashable, Sendable {
  /// The language of every word in it.
  public let language: LanguageCode
  /// The stretches in one voice, in order.
  public let parts: [Part]

  public init(language: LanguageCode, parts: [Part]) {
    self.language = language
    self.parts = parts
  }

  /// Everything said, as the transcript shows it: words handed to the voice, secrets as `•`.
  public var words: String { parts.map(\.words).joined(separator: " ") }

  /// Number of words, digits included; marks are numbered 0 ..< `wordCount`.
  public var wordCount: Int { parts.reduce(0) { $0 + $1.wordCount } }

  /// All the words with their running index.
  public var spokenWords: [SpokenWord] { parts.flatMap { $0.clauses.flatMap(\.words) } }

  /// Whether any part is secret.
  public var holdsSecret: Bool { parts.contains(where: \.isSecret) }

  /// The running indices of the digits, in order: digit three of six is `digitPositions[2]`.
  public var digitPositions: [Int] {
    spokenWords.indices.filter { spokenWords[$0].isDigit }
  }
}

extension Utterance {
  /// A stretch of speech in one voice.
  public struct Part: Hashable, Sendable {
    public let role: VoiceRole
    public let clauses: [Clause]
    /// Whether its words stay out of transcripts, logs and errors.
    public let isSecret: Bool

    public init(role: VoiceRole, clauses: [Clause], isSecret: Bool = false) {
      self.role = role
      self.clauses = clauses
      self.isSecret = isSecret
    }

    /// The words handed to the voice; each word of a secret part is `•`.
    public var words: String {
      clauses.map { $0.description(hidden: isSecret) }.joined(separator: " ")
    }

    /// Number of words, digits included.
    public var wordCount: Int { clauses.reduce(0) { $0 + $1.words.count } }
  }

  /// A run of words said in one breath, and the pause after it.
  public struct Clause: Hashable, Sendable {
    public let words: [SpokenWord]
    public let ending: Ending

    public init(words: [SpokenWord], ending: Ending) {
      self.words = words
      self.ending = ending
    }

    func description(hidden: Bool) -> String {
      words.map { hidden ? "•" : $0.text }.joined(separator: " ") + ending.mark
    }
  }

  /// How a clause ends: its melody, and which of the language's pauses follows.
  public enum Ending: String, Hashable, Sendable, CaseIterable {
    /// The sentence goes on in another voice or another group: no mark, a short pause.
    case open
    /// A digit within a group.
    case digit
    /// A group of digits within a code.
    case group
    /// A comma.
    case comma
    /// A full stop.
    case full
    /// A question.
    case question

    /// The one punctuation mark that decides the melody, as eSpeak NG reads it.
    var mark: String {
      switch self {
      case .open, .digit: ""
      case .group, .comma: ","
      case .full: "."
      case .question: "?"
      }
    }
  }
}

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

extension Utterance {
  /// The same words with nothing hidden, for who gave them and for transcripts that say that they hold secrets.
  public var revealed: Utterance {
    Utterance(language: language, parts: parts.map { Part(role: $0.role, clauses: $0.clauses) })
  }
}
