// SPDX-License-Identifier: GPL-3.0-or-later

extension Utterance {
  /// The same words with nothing hidden, for who gave them and for transcripts that say that they hold secrets.
  public var revealed: Utterance {
    Utterance(language: language, parts: parts.map { Part(role: $0.role, clauses: $0.clauses) })
  }
}
