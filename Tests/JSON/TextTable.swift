// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A table of texts: a line each, with what is expected of it after a tab.
struct TextTable {
  struct Line: Sendable, CustomStringConvertible {
    let text: [UInt8]
    let expected: String
    let description: String
  }

  let lines: [Line]

  init(_ name: String) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Texts/\(name)")
    lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
        return Line(
          text: Self.bytes(String(parts[0])), expected: String(parts[1]), description: String(parts[0]))
      }
  }

  /// With `\xHH` as the byte it stands for.
  private static func bytes(_ text: String) -> [UInt8] {
    let parts = text.components(separatedBy: "\\x")
    return parts.dropFirst().reduce(into: Array(parts[0].utf8)) { bytes, part in
      bytes.append(UInt8(part.prefix(2), radix: 16) ?? 0)
      bytes += part.dropFirst(2).utf8
    }
  }
}
