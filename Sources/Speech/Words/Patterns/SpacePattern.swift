// SPDX-License-Identifier: GPL-3.0-or-later

/// White space in a command. One space only divides words; what else stands there is said, because the end of a line ends a
/// command, and two spaces may be part of a name.
enum SpacePattern {
  static let pattern = Pattern(reach: 2) { window, _ in
    guard let space = window[0], space.isSpace else { return nil }
    // A space at the end of a line, or at the beginning of one, is one more than divides words.
    let isAlone = window.before?.isSpace != true && window[1]?.isSpace != true
    guard space.text != " " || !isAlone else { return nil }
    var runs: [(character: Character, count: Int)] = []
    for character in space.text {
      if runs.last?.character == character {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((character, 1))
      }
    }
    let tokens = runs.map { Token.symbol($0.character, count: $0.count) }
    return Match(tokens + [.stop(space.kind == .line ? .full : .comma)], length: 1)
  }
}
