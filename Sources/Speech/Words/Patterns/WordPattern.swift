// SPDX-License-Identifier: GPL-3.0-or-later

/// A word, with apostrophes and hyphens inside it: "don't", "Anne-Marie", "MitID-appen".
enum WordPattern {
  static let pattern = Pattern(reach: 24, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let first = window[0], first.kind == .letters else { return nil }
    var length = 1
    while let joint = window[length]?.symbol, joints.contains(joint), let next = window[length + 1],
      next.kind == .letters, lexicon.entry(for: window.text(length)) == nil,
      lexicon.entry(for: next.text) == nil
    { length += 2 }
    // A hyphen after an entry of the lexicon, or before one, only joins: "MitID-appen".
    let isJoined = window[length]?.symbol == "-" && window[length + 1]?.kind == .letters
    return Match([token(window.text(length), lexicon)], length: isJoined ? length + 1 : length)
  }

  private static let joints: Set<Character> = ["'", "’", "-"]

  private static func token(_ written: String, _ lexicon: Lexicon) -> Token {
    if lexicon.language(of: written) == nil { return .unusual(written) }
    return lexicon.areInitials(written) ? .initials(written) : .word(written)
  }
}
