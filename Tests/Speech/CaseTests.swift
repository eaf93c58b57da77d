// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

@Suite struct CaseTests {
  @Test(arguments: [
    (LanguageCode.danish, 300), (.english, 300), (.greenlandic, 100), (TestLanguage.norwegian, 20),
  ])
  func `every row of the table is said as it stands there`(language: LanguageCode, least: Int) throws {
    let book = try TestLanguage.phrasebook(language)
    let rows = try CaseTable(language).rows
    #expect(rows.count >= least)
    for row in rows {
      let words = try book.quotation(row.given).map(\.words).joined(separator: " ")
      #expect(words == row.words, "\(row.place) \(row.given)")
      if !row.meaning.isEmpty {
        #expect(meanings(of: row.given, book) == row.meaning, "\(row.place) \(row.given)")
      }
    }
  }

  @Test(arguments: [LanguageCode.danish, .english, .greenlandic, TestLanguage.norwegian])
  func `no text is given twice in a table`(language: LanguageCode) throws {
    let rows = try CaseTable(language).rows
    for (given, same) in Dictionary(grouping: rows, by: \.given) where same.count > 1 {
      Issue.record("\(same.map(\.place).joined(separator: ", ")): \(given)")
    }
  }

  private func meanings(of text: String, _ book: Phrasebook) -> String {
    let tokens = Tokenizer(lexicon: book.lexicon).tokens(of: text)
    return tokens.filter { if case .stop = $0 { false } else { true } }.map(\.meaning).joined(separator: " ")
  }
}
