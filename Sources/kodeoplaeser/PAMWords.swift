// SPDX-License-Identifier: GPL-3.0-or-later

/// What this program, as a service, writes to the user of what PAM told it: data, spoken as any service's text is.
struct PAMWords {
  enum Fact { case terminal, host, by }

  let language: String
  let facts: [Fact: String]
  let nothingKnown: String
  /// Of a command that cannot be read.
  let commandUnknown: String
  /// What stands before the one-time code.
  let code: String

  /// The words of a language, else the Danish ones.
  static func told(in language: String?) -> PAMWords { all.first { $0.language == language } ?? all[0] }

  static let all = [
    PAMWords(
      language: "da",
      facts: [.terminal: "Terminal", .host: "Fra maskinen", .by: "Bedt om af"],
      nothingKnown: "Log på denne maskine.",
      commandUnknown: "Kommandoen kan ikke læses.", code: "Engangskode: "),
    PAMWords(
      language: "en",
      facts: [.terminal: "Terminal", .host: "From the machine", .by: "Asked for by"],
      nothingKnown: "Log on to this machine.",
      commandUnknown: "The command cannot be read.", code: "One-time code: "),
  ]
}
