// SPDX-License-Identifier: GPL-3.0-or-later

import Reader
import Speech

/// One thing that both are asked to say, as each is given it.
struct SoundTrial: Sendable {
  /// What the latency is promised for.
  enum Kind: String, CaseIterable, Sendable { case prompt, code, earcon }

  /// As the rival is given it; an earcon of its own it has none, so that is a prompt.
  let words: String
  /// As this reader says it; nil for the earcon.
  let utterance: Utterance?

  init(prompt words: String) { self.init(words: words, utterance: Self.utterance(words)) }

  private init(words: String, utterance: Utterance?) {
    self.words = words
    self.utterance = utterance
  }

  /// What is asked `count` times: of the prompts the beginnings of what the English phrases hold, evenly; of the codes
  /// the first digit, every digit equally often.
  static func all(_ kind: Kind, count: Int) throws -> [SoundTrial] {
    switch kind {
    case .prompt: return try prompts(count)
    case .code: return (0..<count).map { code(UInt8($0 % 10)) }
    case .earcon: return try prompts(count).map { SoundTrial(words: $0.words, utterance: nil) }
    }
  }

  /// Beginnings of sentences, long enough to be heard and short enough to ask for many.
  private static func prompts(_ count: Int) throws -> [SoundTrial] {
    let sentences = try SpokenSentences(.english).utterances
    return (0..<count).map { number in
      let words = sentences[number * sentences.count / count % sentences.count].spokenWords
      return SoundTrial(prompt: words.prefix(2).map(\.text).joined(separator: " "))
    }
  }

  private static func code(_ digit: UInt8) -> SoundTrial {
    let clause = Utterance.Clause(words: [SpokenWord("\(digit)", isDigit: true)], ending: .digit)
    let part = Utterance.Part(role: .prompt, clauses: [clause], isSecret: true)
    return SoundTrial(words: "\(digit)", utterance: Utterance(language: .english, parts: [part]))
  }

  private static func utterance(_ words: String) -> Utterance {
    let words = words.split(separator: " ").map { SpokenWord(String($0)) }
    let clause = Utterance.Clause(words: words, ending: .full)
    return Utterance(language: .english, parts: [Utterance.Part(role: .prompt, clauses: [clause])])
  }
}
