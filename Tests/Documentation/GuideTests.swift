// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// The tables of the guides and of accessibility are whole: each step has its row, its story and its test, each clause its test.
@Suite struct GuideTests {
  private static let guides = ".github/GUIDES.md"

  /// A guide: its heading, its rows, and the story that goes its steps.
  private struct Guide {
    let heading: String
    let rows: [[String]]
    let story: String
  }

  private static func all() throws -> [Guide] {
    let text = try Tree.text(guides)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return try lines.indices.filter { lines[$0].hasPrefix("Its story is") }.map { index in
      let heading = try #require(lines[..<index].last { $0.hasPrefix("## ") }?.dropFirst(3))
      let story = try #require(Markdown(lines[index]).spans.first)
      return Guide(
        heading: String(heading), rows: Markdown(text).table(under: String(heading)), story: story)
    }
  }

  /// The steps that a story names, in its order: `Step 3.1:` in its comments.
  private static func steps(of story: String) throws -> [String] {
    try Tree.text(story).split(separator: "\n").filter {
      $0.trimmed.hasPrefix("#") || $0.trimmed.hasPrefix("//")
    }
    .flatMap { line in
      line.split(separator: " ", omittingEmptySubsequences: true).reduce(
        into: (isStep: false, found: [String]())
      ) {
        if $0.isStep, $1.hasSuffix(":") { $0.found.append(String($1.dropLast())) }
        $0.isStep = $1 == "Step"
      }.found
    }
  }

  @Test func `every step of a guide is a row, and its story goes them in their order`() throws {
    let guides = try Self.all()
    #expect(guides.count == 7)
    for (story, told) in Dictionary(grouping: guides, by: \.story) {
      // Two ways of one guide are two tests of one file.
      let rows = told.flatMap { $0.rows.map { $0[0] } }
      #expect(try Self.steps(of: story) == rows, "\(story)")
    }
  }

  @Test func `every row of a guide says how far it is, where, and what tests it`() throws {
    for guide in try Self.all() {
      for row in guide.rows {
        let cells: Comment = "\(guide.heading), \(row)"
        try #require(row.count == 5, cells)
        #expect(row[2].hasPrefix("●") || row[2].hasPrefix("◐"), cells)
        let places = Markdown(row[3]).spans
        #expect(!places.isEmpty && places.allSatisfy { Tree.isThere($0) }, cells)
        try Self.expectTests(row[4], cells)
      }
    }
  }

  @Test func `every clause of EN 301 549 that is the reader's has a row with a test`() throws {
    let rows = try Markdown(at: ".github/ACCESSIBILITY.md").table(under: "Accessibility")
    let clauses = rows.map { String($0[0].prefix { $0 != " " }) }
    #expect(clauses == (3...15).map { "5.1.3.\($0)" } + ["5.7", "5.8", "5.9"])
    for row in rows {
      let cells: Comment = "\(row)"
      try #require(row.count == 4, cells)
      if row[1] == "there is none" { continue }
      #expect(Markdown(row[2]).spans.allSatisfy { Tree.isThere($0) } && !row[2].isEmpty, cells)
      try Self.expectTests(row[3], cells)
    }
  }

  @Test func `every bad day has a story`() throws {
    let rows = try Markdown(at: Self.guides).table(under: "Bad days")
    #expect(rows.count >= 7)
    for row in rows { try Self.expectTests(row[1], "\(row)") }
  }

  /// Suites and plays, at least one, each of which is there and holds tests.
  private static func expectTests(_ cell: String, _ comment: Comment) throws {
    let names = Markdown(cell).spans
    #expect(!names.isEmpty, comment)
    for name in names where name.hasSuffix(".txt") {
      #expect(Tree.isThere("Tests/Reader/Transcripts/" + name), comment)
    }
    for name in names where !name.hasSuffix(".txt") {
      #expect(try tested().contains(name), comment)
    }
  }

  /// The suites that hold a test: their names as declared in files that have one.
  private static func tested() throws -> Set<String> {
    var suites: Set<String> = []
    for path in try Tree.files(under: "Tests", ending: ".swift") {
      let text = try Tree.text(path)
      guard text.contains("@Test") else { continue }
      for line in text.split(separator: "\n") {
        let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        guard let place = words.firstIndex(where: { ["struct", "class"].contains($0) }) else { continue }
        if words.indices.contains(place + 1) { suites.insert(words[place + 1]) }
      }
    }
    return suites
  }
}
