// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation
import Keypad
import Reader
import Sound
import Testing

/// The tables of the articles are the tables of the code: a row more, fewer or otherwise is said with the rows as they must be.
@Suite struct TableTests {
  private static let core = "Sources/ApprovalCore/ApprovalCore.docc"
  private static let reader = "Sources/Reader/Reader.docc"
  private static let sound = "Sources/Sound/Sound.docc"

  private func expect(
    _ rows: [[String]], under heading: String, of article: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let written = try Markdown(at: article).table(under: heading)
    let wanted = rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    #expect(
      written == rows, "\(article), “\(heading)” must have these rows:\n\(wanted)",
      sourceLocation: sourceLocation)
  }

  // MARK: The core

  @Test func `every number of policy stands in the article with its source`() throws {
    let rows = Limits().table.map { ["`\($0.name)`", $0.value, $0.source] }
    try expect(rows, under: "Every number", of: Self.core + "/Numbers.md")
  }

  @Test func `the kinds of authenticator are those of the core`() throws {
    let rows = AuthenticatorKind.allCases.map { kind in
      let bindings = Binding.allCases.filter(kind.bindings.contains).map { "`\($0.rawValue)`" }
      return [
        "`\(kind.rawValue)`", kind.factor == .pin ? "PIN" : "password", bindings.joined(separator: ", "),
        String(kind.mostActive(Limits())),
      ]
    }
    let written = try Markdown(at: Self.core + "/Rules.md").table(under: "Authenticators")
    #expect(written.map { Array($0.prefix(4)) } == rows, "these are the cells: \(rows)")
  }

  @Test func `the ways to approved name every binding`() throws {
    let written = try Markdown(at: Self.core + "/Rules.md").table(under: "The way to approved")
    #expect(written.map { $0[0] } == Binding.allCases.map { "`\($0.rawValue)`" })
  }

  // MARK: The reader

  @Test(arguments: KeyMode.allCases)
  func `the keys of the article are those of the table that the reader obeys`(mode: KeyMode) throws {
    let english = try JSONDecoder().decode(
      [String: String].self, from: Data(Tree.text("Voices/en/phrases.json").utf8))
    var rows: [[String]] = []
    for row in Keymap.rows where row.mode == mode {
      let isAnyDigit = row.gesture == .digit || row.gesture == .letter
      let names: [Key: String] = [.enter: "Enter", .backspace: "Backspace"]
      let name =
        isAnyDigit
        ? "`0` to `9`"
        : row.gesture == .user ? "`1` to `9`" : "`\(names[row.key] ?? String(row.key.character))`"
      let cells = [name, try #require(english[row.help.rawValue])]
      if rows.last != cells { rows.append(cells) }
    }
    let heading = try #require(english["mode" + Self.capitalized(mode.rawValue)])
    try expect(rows, under: heading, of: Self.reader + "/Keys.md")
  }

  @Test func `the settings of the article are those of the menu`() throws {
    let english = try JSONDecoder().decode(
      [String: String].self, from: Data(Tree.text("Voices/en/phrases.json").utf8))
    let rows = try Setting.allCases.map { setting in
      return ["`\(setting.rawValue)`", try #require(english["setting" + Self.capitalized(setting.rawValue)])]
    }
    try expect(rows, under: "What can be set", of: Self.reader + "/Keys.md")
  }

  @Test func `the fields of the transcript are those of its lines`() throws {
    let written = try Markdown(at: Self.reader + "/TranscriptFormat.md").table(under: "The fields of a line")
    let fields = Mirror(reflecting: TranscriptLine()).children.compactMap(\.label)
    #expect(written.map { $0[0] } == fields.map { "`\($0)`" })
  }

  private static func capitalized(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }

  // MARK: Sound

  @Test func `the article has every earcon`() throws {
    let written = try Markdown(at: Self.sound + "/Sound.md").table(under: "Sounds without words")
    #expect(written.map { $0[0] } == Earcon.allCases.map { "`\($0.rawValue)`" })
  }

  @Test func `the threads of the picture are those that the rooms start`() throws {
    var started: Set<String> = []
    for path in try Tree.files(under: "Sources", ending: ".swift") {
      for line in try Tree.text(path).split(separator: "\n") where line.contains("Thread") {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count > 2, parts[0].hasSuffix("(name: ") else { continue }
        started.insert(String(parts[1]))
      }
    }
    let rows = try Markdown(at: ".github/ARCHITECTURE.md").table(under: "Who runs on which thread")
    let written = Set(rows.flatMap { Markdown($0[0]).spans })
    #expect(
      !started.isEmpty && started == written, "started \(started.sorted()), written \(written.sorted())")
  }
}
