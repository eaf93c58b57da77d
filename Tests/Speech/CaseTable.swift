// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Speech

/// A table that a translator reads and corrects: given, words, and what it was taken for, with tabs between.
///
/// Lines that begin with "# " are headings; `\n` in a given text is a new line.
struct CaseTable {
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let given: String
    let words: String
    /// Empty where the table does not say.
    let meaning: String

    var place: String { "\(file):\(line)" }
    var testDescription: String { "\(place) \(given)" }
  }

  let rows: [Row]

  init(_ language: LanguageCode) throws {
    let file = TestLanguage.here.appending(path: "Cases/\(language).tsv")
    let text = try String(contentsOf: file, encoding: .utf8)
    rows = try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      if line.isEmpty || line.hasPrefix("# ") { return nil }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard (2...3).contains(columns.count) else { throw LostColumn(place: "\(language).tsv:\(index + 1)") }
      return Row(
        file: "\(language).tsv", line: index + 1, given: columns[0].replacing("\\n", with: "\n"),
        words: columns[1],
        meaning: columns.count == 3 ? columns[2] : "")
    }
  }

  struct LostColumn: Error, CustomStringConvertible {
    let place: String
    var description: String { "\(place): a row has two columns or three, with tabs between" }
  }
}
