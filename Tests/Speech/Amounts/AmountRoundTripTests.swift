// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Testing

@testable import Speech

/// Amounts as people write them, said, and listened to by somebody who knows only the words.
///
/// Seeded: what fails here fails everywhere. `SPEECH_AMOUNT_ROUNDS=100000` asks for as many texts a language.
@Suite(.atLeisure) struct AmountRoundTripTests {
  static let rounds =
    ProcessInfo.processInfo.environment["SPEECH_AMOUNT_ROUNDS"].flatMap(Int.init) ?? 1500

  struct Language: Sendable, CustomTestStringConvertible {
    let code: LanguageCode
    let style: @Sendable () -> AmountStyle
    let listener: @Sendable () -> SpokenAmount
    var testDescription: String { code.rawValue }
  }

  static let languages = [
    Language(code: .danish, style: { .danish }, listener: { .danish }),
    Language(code: .english, style: { .english }, listener: { .english }),
    Language(code: .greenlandic, style: { .greenlandic }, listener: { .greenlandic }),
  ]

  @Test(arguments: languages)
  func `the value heard is the value written: no sign, scale or currency is lost`(language: Language) throws {
    let book = try TestLanguage.phrasebook(language.code)
    let listener = language.listener()
    var writer = AmountWriter(language.style(), seed: 18)
    var wrong = 0
    for _ in 0..<Self.rounds {
      let amount = writer.next()
      let words = try book.quotation(amount.text).map(\.words).joined(separator: " ")
      let heard = listener.values(of: words)
      guard heard != amount.values else { continue }
      wrong += 1
      if wrong <= 20 { Issue.record("\(amount.text) → \(words): \(amount.values), heard \(heard ?? [])") }
    }
    #expect(wrong == 0, "\(wrong) of \(Self.rounds)")
  }

  @Test func `a lost sign, a lost scale and another currency are heard`() {
    let listener = SpokenAmount.danish
    let heard = listener.values(of: "Saldo, minus to komma fem millioner kroner")
    #expect(heard == [AmountValue(hundredths: -250_000_000, currency: "kroner")])
    #expect(listener.values(of: "Saldo, to komma fem millioner kroner") != heard)
    #expect(listener.values(of: "Saldo, minus to komma fem kroner") != heard)
    #expect(listener.values(of: "Saldo, minus to komma fem millioner euro") != heard)
    #expect(
      listener.values(of: "fem hundrede til seks hundrede kroner")
        == [500, 600].map { AmountValue(hundredths: $0 * 100, currency: "kroner") })
  }
}
