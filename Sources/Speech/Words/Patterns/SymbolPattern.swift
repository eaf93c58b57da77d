// SPDX-License-Identifier: GPL-3.0-or-later

/// A character by its name; a row of one and the same is counted, so that it cannot go on for ever.
enum SymbolPattern {
  static let pattern = Pattern(reach: 64) { window, lexicon in
    guard let symbol = window[0]?.symbol else { return nil }
    return row.read(window, lexicon) ?? Match([.symbol(symbol, count: 1)], length: 1)
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
