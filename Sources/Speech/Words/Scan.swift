// SPDX-License-Identifier: GPL-3.0-or-later

/// A pattern's way through its window, lexeme by lexeme.
struct Scan {
  let window: Window
  private(set) var length = 0

  init(_ window: Window) { self.window = window }

  var next: Lexeme? { window[length] }

  /// The next lexeme if it is of `kind`.
  mutating func take(_ kind: Lexeme.Kind) -> String? {
    guard let lexeme = next, lexeme.kind == kind else { return nil }
    length += 1
    return lexeme.text
  }

  /// The next lexeme's digits if there are as many as `counts` allows.
  mutating func takeDigits(_ counts: ClosedRange<Int>) -> String? {
    guard let lexeme = next, lexeme.kind == .digits, counts.contains(lexeme.text.utf8.count) else {
      return nil
    }
    length += 1
    return lexeme.text
  }

  /// Whether the next lexeme was one of `symbols`; it is taken then.
  mutating func take(anyOf symbols: Set<Character>) -> Character? {
    guard let symbol = next?.symbol, symbols.contains(symbol) else { return nil }
    length += 1
    return symbol
  }

  mutating func take(symbol: Character) -> Bool { take(anyOf: [symbol]) != nil }

  /// Passes one run of spaces, if there is one.
  mutating func passSpace() { if next?.kind == .space { length += 1 } }

  mutating func pass(_ count: Int) { length += count }

  /// What has been taken, as it was written.
  var written: String { window.text(length) }
}
