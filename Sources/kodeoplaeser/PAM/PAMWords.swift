// SPDX-License-Identifier: GPL-3.0-or-later

/// What this program, as a service, writes of a login: on the terminal, and in the text that the user approves.
///
/// These are a service's words and not the reader's, so they stand here and not among the phrases of the voices: they are spoken in
/// the other voice, as any service's text is, and signed with it. A login must not fail, nor say something else, because of a
/// file that is missing or was changed.
struct PAMWords: Sendable {
  enum Fact { case terminal, host, by }

  let language: String
  let facts: [Fact: String]
  let nothingKnown: String
  /// Of a command that cannot be read.
  let commandUnknown: String
  /// What stands before the one-time code.
  let code: String
  /// In its place where there is none.
  let answer: String
  /// Where a key has to be pressed for the application to go on: without a colon, which none of them needs.
  let enter: String
  let rejected: String
  let timeIsUp: String
  let unavailable: String

  /// The words of a language, else the Danish ones.
  static func told(in language: String?) -> PAMWords { all.first { $0.language == language } ?? all[0] }

  static let all = [
    PAMWords(
      language: "da",
      facts: [.terminal: "Terminal", .host: "Fra maskinen", .by: "Bedt om af"],
      nothingKnown: "Log på denne maskine.",
      commandUnknown: "Kommandoen kan ikke læses.",
      code: "Engangskode: ",
      answer: "Svar på kodeoplæseren.",
      enter: "Svar på kodeoplæseren, og tryk Enter her. ",
      rejected: "Afvist på kodeoplæseren.",
      timeIsUp: "Ingen svarede i tide på kodeoplæseren.",
      unavailable: "Kodeoplæseren er ikke startet."),
    PAMWords(
      language: "en",
      facts: [.terminal: "Terminal", .host: "From the machine", .by: "Asked for by"],
      nothingKnown: "Log on to this machine.",
      commandUnknown: "The command cannot be read.",
      code: "One-time code: ",
      answer: "Answer at the code reader.",
      enter: "Answer at the code reader, and press Enter here. ",
      rejected: "Rejected at the code reader.",
      timeIsUp: "Nobody answered in time at the code reader.",
      unavailable: "The code reader is not running."),
    PAMWords(
      language: "kl",
      facts: [.terminal: "Terminali", .host: "Maskina", .by: "Qinnuteqartoq"],
      nothingKnown: "Maskinamut matumunnga iserit.",
      commandUnknown: "Peqqussut atuarneqarsinnaanngilaq.",
      code: "Ataasiaannarlugu atugassaq kode: ",
      answer: "Atuffassissummi akigit.",
      enter: "Atuffassissummi akigit, tamaanilu Enter tooruk. ",
      rejected: "Atuffassissummi itigartinneqarpoq.",
      timeIsUp: "Atuffassissummi piffissaq eqqorlugu akisoqanngilaq.",
      unavailable: "Atuffassissut aallartinneqanngilaq."),
  ]
}
