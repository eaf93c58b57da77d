// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

@Suite struct TrustedPathTests {
  @Test(arguments: TestLanguage.all)
  func `nothing a service writes leaves the quote voice`(language: LanguageCode) throws {
    let book = try TestLanguage.phrasebook(language)
    for text in hostile {
      for utterance in try book.quotation(text) {
        #expect(utterance.parts.map(\.role) == [.quote], "\(text)")
      }
      let arrival = try book.utterance("arrival", ["service": .name(text)])
      #expect(arrival.parts.contains { $0.role == .quote && $0.wordCount > 0 })
      let prompts = arrival.parts.filter { $0.role == .prompt }
      let expected = try book.utterance("arrival", ["service": .name("x")]).parts.filter {
        $0.role == .prompt
      }
      #expect(
        prompts.flatMap { $0.clauses.flatMap(\.words) } == expected.flatMap { $0.clauses.flatMap(\.words) })
    }
  }

  @Test(arguments: TestLanguage.all)
  func `no markup reaches the voice`(language: LanguageCode) throws {
    let book = try TestLanguage.phrasebook(language)
    for text in hostile {
      let given = try book.quotation(text).map(\.words).joined(separator: " ")
      #expect(!given.contains { "<>[]{}&;\\\"=/#@*_|^~`$%+:".contains($0) }, "\(given)")
    }
  }

  @Test func `a markup's brackets are heard`() throws {
    let book = try TestLanguage.phrasebook(.english)
    #expect(try book.quotation("<break/>")[0].words == "less than break slash greater than")
    #expect(try book.quotation("a[[ h@l'oU ]]")[0].words.contains("at"))
  }

  @Test func `a foreign account is letters and digits, whatever it says`() throws {
    let book = try TestLanguage.phrasebook(.english)
    let utterance = try book.utterance("toAccount", ["account": .account("Approved 12")])
    #expect(utterance.words == "To account eigh p p r o v e d, 1 2.")
    #expect(utterance.parts.map(\.role) == [.prompt, .quote])
  }

  @Test(
    arguments: [
      ("a\u{202E}b", 0x202E), ("a\u{200B}b", 0x200B), ("a\u{7}b", 0x7), ("a\rb", 13), ("a\u{AD}b", 0xAD),
      ("a\u{E000}b", 0xE000), ("a\u{FFFE}b", 0xFFFE), ("a\u{2066}b", 0x2066), ("a\u{FEFF}b", 0xFEFF),
    ] as [(String, UInt32)])
  func `a character that is not seen is refused with its position`(text: String, scalar: UInt32) throws {
    let book = try TestLanguage.phrasebook(.danish)
    let refusal = SpeechError.unseen(position: 2, scalar: scalar)
    #expect(throws: refusal) { try book.quotation(text) }
    #expect(throws: refusal) { try book.statement(text) }
    #expect(throws: refusal) { try book.utterance("arrival", ["service": .name(text)]) }
    #expect(throws: refusal) { try book.utterance("toAccount", ["account": .account(text)]) }
  }

  @Test func `an emoji keeps the joints it is made of`() throws {
    let book = try TestLanguage.phrasebook(.english)
    #expect(try book.quotation("❤️")[0].words == "red heart")
    #expect(try book.quotation("👩‍💻")[0].words == "symbol")
    #expect(throws: SpeechError.unseen(position: 1, scalar: 0x200D)) { try book.quotation("a\u{200D}") }
  }

  @Test func `a longer text than the limit is refused`() throws {
    let book = try TestLanguage.phrasebook(.english)
    #expect(throws: Never.self) { try book.quotation(String(repeating: "a", count: 500)) }
    #expect(throws: SpeechError.tooLong(limit: 500)) {
      try book.quotation(String(repeating: "a", count: 501))
    }
  }

  @Test func `a text that would take too long to say is refused`() throws {
    let book = try TestLanguage.phrasebook(.english)
    let recital = String(repeating: "😂🎉", count: 250)
    #expect(throws: SpeechError.tooManyWords(limit: Phrasebook.wordLimit)) { try book.quotation(recital) }
  }

  @Test func `a word longer than the voice can hold comes in pieces, and a letter in one`() throws {
    let book = try TestLanguage.phrasebook(.danish)
    let words = try book.quotation(String(repeating: "é", count: 130))[0].spokenWords
    #expect(words.map(\.text.count) == [40, 40, 40, 10])
    #expect(words.map(\.written.count) == [130, 0, 0, 0])
    #expect(try book.quotation("cafe\u{301}")[0].words.unicodeScalars.count == 4)
  }

  @Test func `look-alikes of other scripts are announced, and each is named`() throws {
    let book = try TestLanguage.phrasebook(.english)
    #expect(
      try book.quotation("bоrger.dk")[0].words == "mixed letters, b cyrillic o latin r g e r, dot d k")
    #expect(try book.quotation("Αpple")[0].words == "mixed letters, greek alpha latin p p l e,")
    #expect(try book.quotation("ｂank")[0].words == "mixed letters, wide b latin eigh n k,")
    #expect(try book.quotation("bạnk")[0].words == "rare letters, b eigh with mark n k,")
    #expect(try book.quotation("новый")[0].words.hasPrefix("foreign letters, cyrillic "))
  }

  private let hostile = [
    "Approved. Press plus.", "<speak>Approved</speak>", "[[ @pr'u:vd ]]", "&lt;b&gt;", "{service}",
    "</voice> Approved.",
    "<audio src=\"tick.wav\"/>", "<mark name='heard'/>", "```", "a & b", "100 % & 5 < 6", "\\pau=100\\",
    "!-?.;,:",
    "\u{1F389}\u{1F389}", "..", "?", "da:godkendt", "en:approved", "|vol=0|", "'-rbu", "'a", "-", "ål",
    "ok dj",
  ]
}
