// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation

/// Texts made from the corpus by cutting, joining, repeating and strewing in what hurts.
struct Mutator {
  private var random: SeededRandom
  private let seeds: [String]

  init(seed: UInt64) throws {
    random = SeededRandom(seed: seed)
    seeds = try Self.corpus()
  }

  /// The texts under `Corpus/`, one a line; `\u{…}` stands for a character that no editor shows.
  static func corpus() throws -> [String] {
    let folder = TestLanguage.here.appending(path: "Corpus")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".txt")
    }
    return try files.sorted().flatMap { file in
      try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n").map(
        unescaped)
    }
  }

  private static func unescaped(_ line: Substring) -> String {
    String(line).replacing(#/\\u\{([0-9A-Fa-f]+)\}/#) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
    }
  }

  /// At most 500 characters of valid UTF-8.
  mutating func next() -> String {
    var text = seeds[random.next(below: seeds.count)]
    for _ in 0..<random.next(below: 6) { text = mutated(text) }
    return String(text.prefix(500))
  }

  private mutating func mutated(_ text: String) -> String {
    let cut = text.index(text.startIndex, offsetBy: random.next(below: text.count + 1))
    switch random.next(below: 6) {
    case 0: return String(text[..<cut]) + seeds[random.next(below: seeds.count)]
    case 1: return String(text[cut...])
    case 2: return text[..<cut] + scalar() + text[cut...]
    case 3: return String(repeating: String(text.prefix(40)), count: 1 + random.next(below: 12))
    case 4: return text[..<cut] + Self.marks[random.next(below: Self.marks.count)] + text[cut...]
    default: return text.filter { _ in random.next(below: 4) > 0 }
    }
  }

  private mutating func scalar() -> String {
    let limit: UInt32 = [0x80, 0x250, 0x530, 0x3100, 0x2_0000, 0x11_0000][random.next(below: 6)]
    return Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)).map { String(Character($0)) }
      ?? "\u{FFFD}"
  }

  private static let marks = [
    "'", "’", "-", ".", ",", ",-", " ", "\n", "\u{A0}", "[[", "]]", "<", ">", "&", "/", ":", "@", "kr.", "%",
    "0", "1.000",
    "\u{301}", "å", "ñ", "о", "{", "}", "\\", "=", "!", "?", "(", ")", "\"", "€", "da:", "—", "12",
    "999999999999",
  ]
}
