// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

/// What is wrong in a language's folder is found when it is read, and named with its file and key.
@Suite struct LanguageFileTests {
  @Test(arguments: TestLanguage.all)
  func `a language is a folder of data`(language: LanguageCode) throws {
    #expect(throws: Never.self) { try TestLanguage.phrasebook(language) }
  }

  @Test(arguments: [
    Fault("\"goodbye\":\"Goodbye.\"", "\"hello\":\"Hello.\"", "the key 'goodbye' is missing"),
    Fault(
      "\"goodbye\":\"Goodbye.\"", "\"goodbye\":\"Bye.\",\"hello\":\"Hello.\"",
      "the key 'hello' is not one the reader speaks"),
    Fault(
      "\"goodbye\":\"Goodbye.\"", "\"goodbye\":\"Bye.\",\"goodbye\":\"Bye.\"",
      "the key 'goodbye' stands twice"),
    Fault("Goodbye.\"", "Goodbye {name}.\"", "has the placeholder {name}, which nothing fills"),
    Fault("from {service}", "arrived", "'arrival' lacks the placeholder {service}"),
    Fault("{service}", "{service", "the braces of 'arrival' do not match"),
    Fault("{service}", "service}", "the braces of 'arrival' do not match"),
    Fault("{service}", "{}", "the braces of 'arrival' do not match"),
    Fault("\"tries_one\"", "\"tries_few\"", "the plural forms of 'tries' are wrong"),
    Fault("\"tries_other\"", "\"tries\"", "the plural forms of 'tries' are wrong"),
    Fault("\"goodbye\"", "\"goodbye_one\"", "the plural forms of 'goodbye' are wrong"),
    Fault("{count} tries", "tries", "'tries_other' lacks the placeholder {count}"),
    Fault("\"Goodbye.\"", "5", "'goodbye' is of another type"),
    Fault("}", "", "it is not JSON from byte"),
  ])
  func `a fault in phrases is named`(fault: Fault) throws { try expect(fault, in: "phrases.json") }

  @Test(arguments: [
    Fault("\"joiner\"", "\"joyner\"", "'joiner' is missing"),
    Fault("\"joiner\"", "\"note\": \"x\", \"joiner\"", "nothing reads 'note'"),
    Fault("\"point\"", "\"pint\": \"x\", \"point\"", "nothing reads 'numbers.pint'"),
    Fault(
      "\"gender\": null\n    },\n    \"hour\"", "\"gendre\": \"x\"\n    },\n    \"hour\"",
      "nothing reads 'units.day.gendre'"),
    Fault("\"forty-two\",", "", "'numbers.below100' has 99 entries, not 100"),
    Fault("\"June\",", "", "'dates.months' has 11 entries, not 12"),
    Fault(
      "\"second\",\n      \"third\"", "\"second\",\n      \"third\",\n      \"third\"",
      "'ordinals.words' has 101 entries"),
    Fault("\"z\": \"zed\",", "", "'letters' has no name for 'z'"),
    Fault("\"z\": \"Zulu\"", "\"zz\": \"Zulu\"", "'phonetic' has no word for 'z'"),
    Fault("\"value\": 1000000000", "\"value\": 10", "'numbers.scales' must fall to 100"),
    Fault("\"hour\": {", "\"our\": {", "'units.hour' is missing"),
    Fault("\"e.g.\"", "\"E.g.\"", "the key 'E.g.' has a capital"),
    Fault("\"for example\"", "\"\"", "'words.e.g.' cannot be said"),
    Fault("\"for example\"", "\"for [[example]]\"", "'words.e.g.' cannot be said"),
    Fault("\"for example\"", "\"for пример\"", "'words.e.g.' cannot be said"),
    Fault("\"for example\"", "\"da:for eksempel\"", "'words.e.g.' cannot be said"),
    Fault("\"Oct.\": 10", "\"Oct.\": 13", "'dates.abbreviations.Oct.' is no month"),
    Fault("the {day} of", "the day of", "'dates.spoken' lacks {day}"),
    Fault("\"other\": \"foreign\"", "\"oder\": \"foreign\"", "'unusual.scripts.other' is missing"),
    Fault("\"phone\"", "\"fone\"", "is not a value that may stand there"),
  ])
  func `a fault in a lexicon is named`(fault: Fault) throws { try expect(fault, in: "lexicon.json") }

  @Test func `a currency's smaller unit is there if and only if it exists`() throws {
    let json = try TestLanguage.json("lexicon.json", of: .english)
    let yen = json.replacing("\"one\": \"one Japanese yen\"", with: "\"one\": \"one yen\"")
    #expect(throws: Never.self) { try TestLanguage.phrasebook(.english, files: ["lexicon.json": yen]) }
    let withSen = json.replacing("\"ISK\": {", with: "\"KMF\": {").replacing("\"BHD\": {", with: "\"ISK\": {")
    #expect(throws: SpeechError.self) {
      try TestLanguage.phrasebook(.english, files: ["lexicon.json": withSen])
    }
  }

  @Test(arguments: [
    Fault("\"prompt\"", "\"promt\"", "'settings.prompt' is missing"),
    Fault("\"pauses\"", "\"echo\": 1, \"pauses\"", "nothing reads 'settings.echo'"),
    Fault("\"volume\": 100", "\"volume\": 900", "'settings.prompt.volume' is 900; it may be 10 to 200"),
    Fault("\"group\": ", "\"group\": 5", "'settings.codes.group' is 5"),
  ])
  func `a fault in a voice is named`(fault: Fault) throws { try expect(fault, in: "voice.json") }

  @Test func `a loan without a voice is found before it is needed`() throws {
    let voice = try TestLanguage.json("voice.json", of: .greenlandic).replacing(
      "\"gmq/da\"", with: "\"gmq/xx\"")
    let book = try TestLanguage.phrasebook(.greenlandic, files: ["voice.json": voice])
    #expect(book.settings.loans == ["da": "gmq/xx"])
    let without = voice.replacing("\"loans\"", with: "\"lans\"")
    #expect(throws: SpeechError.self) {
      try TestLanguage.phrasebook(.greenlandic, files: ["voice.json": without])
    }
  }

  private func expect(_ fault: Fault, in file: String) throws {
    let whole = try TestLanguage.json(file, of: .english)
    let broken = whole.replacing(fault.text, with: fault.with, maxReplacements: fault.text == "}" ? .max : 1)
    try #require(broken != whole, "the test's own text '\(fault.text)' is not in \(file)")
    let error = #expect(throws: SpeechError.self) {
      try TestLanguage.phrasebook(.english, files: [file: broken])
    }
    let said = error.map(\.description) ?? ""
    #expect(said.contains("/en/\(file): ") && said.contains(fault.says), "\(said)")
  }

  /// A text of the shipped file, what stands there instead, and what is said of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let with: String
    let says: String

    init(_ text: String, _ with: String, _ says: String) {
      self.text = text
      self.with = with
      self.says = says
    }

    var testDescription: String { says }
  }
}
