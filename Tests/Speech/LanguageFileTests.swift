// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
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
    Fault("{day} of", "{day}, of", "'dates.spoken' lacks {day}"),
    Fault("the {day} of", "<the> {day} of", "'dates.spoken' cannot be said: '<the>'"),
    Fault("\"from\": 1100", "\"from\": 2000", "'dates.years.0.to' is 1999; it may be 2000 or later"),
    Fault("\"from\": 1100", "\"from\": 99", "'dates.years.0.from' is 99; it may be 1000 or later"),
    Fault("\"from\": 2010", "\"from\": 1999", "'dates.years.1.from' is 1999; it may be 2000 or later"),
    Fault("\"to\": 2099", "\"to\": 20990", "'dates.years.1.to' is 20990; it may be 9999 or earlier"),
    Fault("\"even\": \"hundred\"", "\"even\": \"\"", "'dates.years.0.even' cannot be said: ''"),
    Fault("\"small\": \"hundred and\"", "\"small\": \"&\"", "'dates.years.0.small' cannot be said: '&'"),
    Fault("\"other\": \"\"", "\"other\": \"&\"", "'dates.years.0.other' cannot be said: '&'"),
    Fault("\"and\": \"and\"", "\"and\": \"&\"", "'numbers.and' cannot be said: '&'; write words in"),
    Fault("\"3\",", "\"\",", "'digits.3' cannot be said: ''; write '3', or one word"),
    Fault("\"3\",", "\" 3\",", "'digits.3' cannot be said: ' 3'"),
    Fault("\"3\",", "\"5\",", "'digits.3' cannot be said: '5'"),
    Fault("\"3\",", "\"tre or three\",", "'digits.3' cannot be said: 'tre or three'"),
    Fault("\"3\",", "\"da:3\",", "'digits.3' cannot be said: 'da:3'"),
    Fault("\"3\",\n    \"4\"", "\"six\",\n    \"Six\"", "'digits.4' is 'six', as 'digits.3' is"),
    Fault("\"other\": \"foreign\"", "\"oder\": \"foreign\"", "'unusual.scripts.other' is missing"),
    Fault("{labels} labels in", "labels in", "'hostLabels' lacks {labels}; write it as a word of its own"),
    Fault("{labels} labels in", "{labels} &", "'hostLabels' cannot be said: '&'"),
    Fault("\"phone\"", "\"fone\"", "is not a value that may stand there"),
  ])
  func `a fault in a lexicon is named`(fault: Fault) throws { try expect(fault, in: "lexicon.json") }

  @Test(arguments: TestLanguage.all)
  func `every text of a lexicon that is said is checked`(language: LanguageCode) throws {
    let json = Data(try TestLanguage.json("lexicon.json", of: language).utf8)
    let texts = LexiconTexts(lexicon: try JSONDecoder().decode(LexiconFile.self, from: json))
    let said = texts.all.filter { $0.place != "dates.spoken" && $0.place != "hostLabels" }.map(\.text)
    let unsaid = Self.unsaid
    let written = Self.texts(in: try JSONSerialization.jsonObject(with: json), at: "").filter { place, text in
      !text.isEmpty && !unsaid.contains { place.wholeMatch(of: $0) != nil }
    }
    let months = texts.lexicon.dates.spokenMonths == nil ? texts.lexicon.dates.months : []
    let difference = (written.map(\.text) + months).sorted().difference(from: said.sorted())
    #expect(difference.isEmpty, "\(difference)")
  }

  /// What is read, or tells something, and is never said; the first four are said and checked elsewhere.
  private static var unsaid: [Regex<Substring>] {
    [
      #/digits\.\d+/#, #/dates\.spoken/#, #/hostLabels/#, #/dates\.months\.\d+/#, #/alphabet|accents|vowels/#,
      #/loans\..*/#,
      #/ordinals\.(?:suffixes|before|links|kingNames|articles)\.\d+/#,
      #/separators\.(?:decimal|grouping|closing|minuses\.\d+)/#, #/introducers\..*/#, #/introducerEnds\.\d+/#,
      #/links\..*/#,
      #/(?:notCurrencies|acronyms|capitals|clusters|romanWords)\.\d+/#, #/per\.written\.\d+/#,
      #/durations\..*/#, #/spellings\..*/#,
      #/scales\.\d+\.(?:written|letters|prefixes)\.\d+|scales\.\d+\.gender/#,
      #/genders\.(?:listed|other)|genders\.(?:nouns|apart)\.\d+/#,
      #/dates\.capitalMonths\.\d+|dates\.decades\.suffixes\.\d+/#,
      #/currencies\..*\.signs\.\d+/#,
      #/(?:units|measures|currencies|numbers\.scales)\..*\.gender/#,
    ]
  }

  /// The texts of a JSON value, each with its place.
  private static func texts(in value: Any, at place: String) -> [(place: String, text: String)] {
    func inner(_ name: String, _ value: Any) -> [(place: String, text: String)] {
      texts(in: value, at: place.isEmpty ? name : "\(place).\(name)")
    }
    switch value {
    case let text as String: return [(place, text)]
    case let list as [Any]: return list.enumerated().flatMap { inner("\($0)", $1) }
    case let table as [String: Any]: return table.flatMap { inner($0.key, $0.value) }
    default: return []
    }
  }

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
