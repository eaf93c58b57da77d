// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

@Suite struct PhrasebookTests {
  @Test func `a service's name is spoken by the quote voice inside the prompt's sentence`() throws {
    let utterance = try TestLanguage.phrasebook(.english).utterance(
      "arrival", ["service": .name("Borger.dk")])
    #expect(utterance.parts.map(\.role) == [.prompt, .quote, .prompt])
    #expect(utterance.words == "New request from Borger dot d k. Enter your pin.")
  }

  @Test func `a code's words are hidden and its digits found`() throws {
    let utterance = try TestLanguage.phrasebook(.danish)
      .utterance("yourCode", ["code": .digits("048291", isSecret: true)])
    #expect(utterance.words == "Din kode er • • •, • • •. Farvel.")
    #expect(utterance.digitPositions == [3, 4, 5, 6, 7, 8])
  }

  @Test func `an amount is read in the listener's language`() throws {
    let pay: [String: Argument] = ["amount": .amount("12500.50", currency: "DKK"), "payee": .name("Hansen")]
    #expect(
      try TestLanguage.phrasebook(.danish).utterance("pay", pay).words
        == "Betal tolv tusind fem hundrede kroner og halvtreds øre til Hansen?")
    #expect(
      try TestLanguage.phrasebook(.english).utterance("pay", pay).words
        == "Pay twelve thousand five hundred Danish kroner and fifty øre to Hansen?")
  }

  @Test func `one try takes the singular`() throws {
    let danish = try TestLanguage.phrasebook(.danish)
    #expect(try danish.utterance("tries", ["count": .number(1)]).words == "Et forsøg tilbage.")
    #expect(try danish.utterance("tries", ["count": .number(2)]).words == "to forsøg tilbage.")
  }

  @Test func `time is said in units`() throws {
    let english = try TestLanguage.phrasebook(.english)
    #expect(
      try english.utterance("timeLeft", ["time": .duration(seconds: 241)]).words
        == "four minutes and one second left.")
  }

  @Test func `other arguments than declared are refused`() throws {
    let english = try TestLanguage.phrasebook(.english)
    #expect(throws: SpeechError.wrongArgument(key: "tries", placeholder: "count")) {
      try english.utterance("tries", ["count": .word("many")])
    }
  }
}
