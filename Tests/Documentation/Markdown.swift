// SPDX-License-Identifier: GPL-3.0-or-later

/// What these tests take out of a Markdown text: tables, blocks of code, and what stands between backticks.
struct Markdown {
  private let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The document of that path from the root of the tree.
  init(at path: String) throws {
    self.init(try Tree.text(path))
  }

  /// The rows of the first table below a heading, without its own head; each a list of cells.
  func table(under heading: String) -> [[String]] {
    guard let start = lines.firstIndex(where: { $0.drop { $0 == "#" } == " " + heading }) else { return [] }
    let table = lines[(start + 1)...].drop { !$0.hasPrefix("|") && !$0.hasPrefix("#") }
      .prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map(Self.cells)
  }

  private static func cells(_ row: String) -> [String] {
    row.split(separator: "|").map { String($0.trimmed) }
  }

  /// The blocks of code in a language, each as its lines.
  func code(_ language: String) -> [[String]] {
    var blocks: [[String]] = []
    var block: [String]?
    for line in lines {
      if let open = block {
        if line.hasPrefix("```") { (block, blocks) = (nil, blocks + [open]) } else { block = open + [line] }
      } else if line == "```" + language {
        block = []
      }
    }
    return blocks
  }

  /// What stands between backticks outside of blocks of code.
  var spans: [String] {
    var spans: [String] = []
    var isCode = false
    for line in lines {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode || line.hasPrefix("    ") { continue }
      let parts = line.split(separator: "`", omittingEmptySubsequences: false)
      spans += parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
    return spans
  }

  /// Where its links lead, as they are written.
  var links: [String] {
    lines.flatMap { line in
      line.split(separator: "]", omittingEmptySubsequences: false).dropFirst().filter { $0.hasPrefix("(") }
        .compactMap { rest in
          rest.dropFirst().split(separator: ")", maxSplits: 1).first.map(String.init)
        }
    }
  }
}

extension StringProtocol {
  /// Without the spaces around it.
  var trimmed: SubSequence {
    let from = drop { $0 == " " }
    let end = from.lastIndex { $0 != " " }.map { index(after: $0) } ?? from.startIndex
    return self[from.startIndex..<end]
  }
}
