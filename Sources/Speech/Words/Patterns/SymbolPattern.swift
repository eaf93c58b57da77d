// SPDX-License-Identifier: GPL-3.0-or-later

/// A character by its name; a row of one and the same is counted, so that it cannot go on for ever.
enum SymbolPattern {
  static let pattern = Pattern(reach: 64) { window, lexicon in
    guard let symbol = window[0]?.symbol else { return nil }
    if let row = row.read(window, lexicon) { return row }
    if isJoint(symbol, window) { return Match([], length: 1) }
    // "§§ 5-7": more than one of them.
    let isDouble = symbol == "§" && window[1]?.isSymbol("§") == true
    return Match([.symbol(symbol, count: 1)], length: isDouble ? 2 : 1)
  }

  /// What joins letters and is not said: the hyphen of "MitID‑app" and "5 kg-pakke", the full stop of "cand.jur.".
  private static func isJoint(_ symbol: Character, _ window: Window) -> Bool {
    guard window[1]?.kind == .letters, let before = window.before else { return false }
    if symbol == "." { return before.kind == .letters }
    guard Dash.hyphens.contains(symbol) else { return false }
    return symbol != "-" && before.kind == .letters || window.context.isAfterUnit && !before.isSpace
  }

  /// Four or more of one kind.
  static let row = Pattern(reach: 64) { window, lexicon in
    guard let symbol = window[0]?.symbol else { return nil }
    var count = 1
    while window[count]?.symbol == symbol { count += 1 }
    return count < leastRow ? nil : Match([.symbol(symbol, count: count)], length: count)
  }

  private static let leastRow = 4
}
