// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

/// Values whose meaning is known before they are looked at.
@Suite struct FieldTests {
  @Test func `a field's amount is exact in every currency`() throws {
    let cases = [
      ("0", "DKK", "nul kroner"), ("-0.05", "DKK", "minus nul kroner og fem øre"),
      ("1.00", "DKK", "en krone"),
      (
        "999999999999.99", "DKK",
        "ni hundrede og nioghalvfems milliarder ni hundrede og nioghalvfems millioner ni hundrede"
          + " og nioghalvfems tusind ni hundrede og nioghalvfems kroner og nioghalvfems øre"
      ),
      ("500", "JPY", "fem hundrede japanske yen"), ("500.00", "JPY", "fem hundrede japanske yen"),
      ("500.50", "JPY", "fem hundrede komma fem nul japanske yen"),
      ("1.005", "KWD", "en kuwaitisk dinar og fem fils"),
      ("1.5", "BHD", "en bahrainsk dinar og fem hundrede fils"),
      ("12.505", "DKK", "tolv komma fem nul fem kroner"),
      ("12.5000", "EUR", "tolv euro og halvtreds cent"), ("7.25", "XYZ", "syv komma to fem x y z"),
    ]
    let lexicon = try TestLanguage.phrasebook(.danish).lexicon
    for (decimal, currency, words) in cases {
      let amount = try #require(Amount(decimal, currency: currency))
      #expect(lexicon.words(for: amount).joined(separator: " ") == words, "\(decimal) \(currency)")
    }
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1.2.3", "1,5", "1e3", "٣", "1000000000000", "1.00000", " 1", "+1",
  ])
  func `what is no amount is refused`(decimal: String) throws {
    let book = try TestLanguage.phrasebook(.danish)
    #expect(throws: SpeechError.notSpeakable(kind: "amount")) {
      try book.utterance("pay", ["amount": .amount(decimal, currency: "DKK"), "payee": .name("x")])
    }
    #expect(throws: SpeechError.notSpeakable(kind: "amount")) {
      try book.utterance("pay", ["amount": .amount("1", currency: "kr"), "payee": .name("x")])
    }
  }

  @Test func `an account is said in its groups, by the quote voice`() throws {
    let book = try TestLanguage.phrasebook(.english)
    for (account, words) in [
      ("DK5000400440116243", "d k 5 0, 0 0 4 0, 0 4 4 0, 1 1 6 2, 4 3"),
      ("DK50 0040 0440 1162 43", "d k 5 0, 0 0 4 0, 0 4 4 0, 1 1 6 2, 4 3"),
      ("0040 440116243", "0 0 4 0, 4 4 0 1 1 6 2 4 3"), ("00400440116243", "0 0 4 0, 0 4 4 0, 1 1 6 2, 4 3"),
      ("<b>", "less than b greater than"), ("1.000", "1 dot 0 0 0"),
    ] {
      let utterance = try book.utterance("toAccount", ["account": .account(account)])
      #expect(utterance.words == "To account \(words).")
      #expect(utterance.parts.map(\.role) == [.prompt, .quote])
    }
  }

  @Test func `a space of any kind holds an amount together`() throws {
    let book = try TestLanguage.phrasebook(.danish)
    for space in [" ", "\u{A0}", "\u{202F}", "\u{2009}"] {
      #expect(try book.quotation("2\(space)500 kr.")[0].words == "to tusind fem hundrede kroner")
      #expect(
        try book.quotation("2\(space)500,50 kr.")[0].words == "to tusind fem hundrede kroner og halvtreds øre"
      )
    }
  }

  @Test func `days, times, ordinals and telephones are said`() throws {
    let english = try TestLanguage.phrasebook(.english)
    let due: [String: Argument] = [
      "day": .date(year: 2026, month: 4, day: 3), "time": .clock(hour: 20, minute: 5),
    ]
    #expect(
      try english.utterance("due", due).words
        == "By the third of April twenty twenty-six at twenty zero five.")
    let retry: [String: Argument] = ["which": .ordinal(3), "phone": .phone("+4512345678")]
    #expect(try english.utterance("try", retry).words == "third try, plus, 4 5, 1 2, 3 4, 5 6, 7 8.")
  }

  @Test func `days and times that do not exist are refused`() throws {
    let english = try TestLanguage.phrasebook(.english)
    #expect(throws: SpeechError.notSpeakable(kind: "date")) {
      try english.utterance(
        "due", ["day": .date(year: 2026, month: 2, day: 29), "time": .clock(hour: 1, minute: 1)])
    }
    #expect(throws: SpeechError.notSpeakable(kind: "clock")) {
      try english.utterance(
        "due", ["day": .date(year: 2026, month: 2, day: 2), "time": .clock(hour: 24, minute: 0)])
    }
    #expect(throws: SpeechError.notSpeakable(kind: "phone")) {
      try english.utterance("try", ["which": .ordinal(1), "phone": .phone("12a")])
    }
  }

  @Test func `a text is spelled as it was written, each word once`() throws {
    let book = try TestLanguage.phrasebook(.english)
    let quote = try book.quotation("no no 12,500.00 kr.")[0]
    #expect(book.spelling(quote).words == "n o, n o, 1 2 comma 5 0 0 dot 0 0 k r dot,")
    #expect(book.spelling(quote).parts.allSatisfy { $0.role == .quote })
    #expect(try book.spelling(book.quotation("Ax")[0], alphabet: .phonetic).words == "Alfa x-ray,")
  }

  @Test func `punctuation is named when it is asked for`() throws {
    let book = try TestLanguage.phrasebook(.english)
    #expect(
      try book.quotation("(Pay) 5, now.", punctuation: .named).map(\.words)
        == ["open parenthesis, Pay close parenthesis, five comma, now dot."])
  }
}
