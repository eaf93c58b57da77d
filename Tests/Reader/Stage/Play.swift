// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A conversation in a file, line by line: who does what.
struct Play: CustomTestStringConvertible, Sendable {
  struct Line: Sendable {
    let number: Int
    let verb: String
    let words: [String]
  }

  let name: String
  let lines: [Line]

  var testDescription: String { name }

  /// Whether the reader is somebody's when the play begins.
  var isOwned: Bool { lines.first?.verb != "unowned" }

  /// The operator's terms, where there are any: the paragraphs of the lines that begin so.
  var terms: String? {
    let paragraphs = lines.filter { $0.verb == "terms" }.map { $0.words.joined(separator: " ") }
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n")
  }

  /// Whether the person has another device from the beginning.
  var hasApp: Bool { lines.contains { $0.verb == "app" } }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Transcripts")

  /// Every play in the folder.
  static let all: [Play] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted().compactMap { try? Play(file: $0) }
  }()

  init(file: String) throws {
    name = String(file.dropLast(4))
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      offset, text in
      let words = Self.words(of: text)
      guard let verb = words.first, !verb.hasPrefix("#") else { return nil }
      return Line(number: offset + 1, verb: verb, words: Array(words.dropFirst()))
    }
  }

  /// Words parted by spaces; what stands in quotation marks is one word.
  private static func words(of line: Substring) -> [String] {
    var words: [String] = []
    for (index, piece) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index.isMultiple(of: 2) {
        words += piece.split(separator: " ").map(String.init)
      } else {
        words.append(String(piece))
      }
    }
    return words
  }
}
