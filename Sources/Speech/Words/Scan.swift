// SPDX-License-Identifier: GPL-3.0-or-later

/// A pattern's way through its window, lexeme by lexeme.
struct Scan {
  let window: Window
  private(set) var length = 0

  init(_ window: Window, at offset: Int = 0) {
    self.window = window
    length = offset
  }

  var next: Lexeme? { window[length] }

  /// The lexeme `count` after the next.
  func ahead(_ count: Int) -> Lexeme? { window[length + count] }

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

  mutating func take(symbol: Character) -> Bool {
    guard next?.isSymbol(symbol) == true else { return false }
    length += 1
    return true
  }

  /// Passes one run of spaces, if there is one.
  mutating func passSpace() { if next?.kind == .space { length += 1 } }

  mutating func pass(_ count: Int) { length += count }

  /// A dash with or without spaces around it, if one is next.
  mutating func takeDash() -> Bool {
    var scan = self
    scan.passSpace()
    guard scan.take(anyOf: Dash.all) != nil else { return false }
    scan.passSpace()
    self = scan
    return true
  }

  /// What has been taken, as it was written.
  var written: String { window.text(length) }

  /// What has been taken since `other`.
  func written(since other: Scan) -> String { window.text(length - other.length, from: other.length) }
}
