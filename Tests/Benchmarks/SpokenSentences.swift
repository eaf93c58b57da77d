// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Reader
import Speech

/// Every sentence that a language's files hold, as the daemon would say it.
struct SpokenSentences {
  let book: Phrasebook
  let utterances: [Utterance]

  /// - Throws: what the phrase files are refused for.
  init(_ language: LanguageCode) throws {
    let root = URL(filePath: #filePath).appending(path: "../../../").standardizedFileURL
    book = try Phrasebook(
      voices: root.appending(path: "Voices").path, language: language, declarations: Phrase.declarations)
    utterances = try Phrase.declarations.sorted { $0.key < $1.key }.map { [book] declaration in
      try book.utterance(declaration.key, declaration.placeholders.mapValues(Self.example))
    }
  }

  var settings: VoiceSettings { book.settings }

  private static func example(of kind: Argument.Kind) -> Argument {
    switch kind {
    case .name: .name("Borger.dk")
    case .word: .word("Anna")
    case .number, .ordinal: .number(2)
    case .digits: .digits("482917", isSecret: false)
    case .duration: .duration(seconds: 240)
    case .date: .date(year: 2026, month: 3, day: 14)
    case .clock: .clock(hour: 14, minute: 30)
    case .amount: .amount("12500.50", currency: "DKK")
    case .account: .account("DK5000400440116243")
    case .phone: .phone("70101881")
    case .phrase: .phrase("approved")
    }
  }
}
