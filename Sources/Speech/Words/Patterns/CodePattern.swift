// SPDX-License-Identifier: GPL-3.0-or-later

/// Letters and digits in one run: "AB12CD", "uge42". Said piece by piece, as nothing else.
enum CodePattern {
  static let pattern = Pattern(reach: 64, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var length = 0
    var kinds: Set<Lexeme.Kind> = []
    while let lexeme = window[length], lexeme.kind == .letters || lexeme.kind == .digits {
      kinds.insert(lexeme.kind)
      length += 1
    }
    guard kinds.count == 2 else { return nil }
    return Match([.code(window.text(length))], length: length)
  }
}
