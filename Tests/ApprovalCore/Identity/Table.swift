// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import ApprovalCore

/// A table of cases in a data file: `given => expected` a line; a line that begins with `# ` is a comment.
struct Table {
  struct Row: CustomTestStringConvertible {
    let given: String
    let expected: String
    let line: Int

    var testDescription: String { "line \(line): \(given)" }
  }

  let rows: [Row]

  init(_ name: String, of subject: String = "Identity", file: String = #filePath) throws {
    let tests = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    let url = tests.appending(path: "Vectors/\(subject)/\(name)")
    let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    rows = try lines.enumerated().compactMap { offset, line in
      guard !line.isEmpty, !line.hasPrefix("# ") else { return nil }
      let columns = line.components(separatedBy: " => ")
      try #require(columns.count == 2, "\(name), line \(offset + 1): one => expected")
      return Row(given: columns[0], expected: columns[1], line: offset + 1)
    }
  }

  /// What `body` yields, or `! phrase argument=value …` of the identity error that it throws.
  static func outcome(of body: () throws(IdentityError) -> String) -> String {
    do {
      return try body()
    } catch {
      let arguments = error.arguments.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      return (["!", error.code] + arguments).joined(separator: " ")
    }
  }
}
