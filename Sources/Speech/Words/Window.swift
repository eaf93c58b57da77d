// SPDX-License-Identifier: GPL-3.0-or-later

/// The lexemes a pattern may look at, from where the text has been read to.
///
/// Its length is the pattern's reach, and it looks back over `Window.back` lexemes at most: no pattern can look
/// further, so the steps a text takes are bounded by its length, whatever it holds.
struct Window {
  private let text: [Lexeme]
  private let start: Int
  private let end: Int
  let context: Context

  init(_ text: [Lexeme], from start: Int, reach: Int, context: Context = Context()) {
    self.text = text
    self.start = start
    end = min(text.count, start + reach)
    self.context = context
  }

  /// What has been read already, as far as it decides what comes.
  struct Context {
    /// What the word before has announced ("tlf.", "kl."), if anything.
    var announced: Announcement?
    /// Whether what stands before is a value with a unit: an amount, a day, so many per cent.
    var isAfterUnit = false
    var isAfterPercent = false
    /// Whether it is a value, with a unit or without.
    var isAfterValue = false
    /// Whether dates of the text put the day first; nil where nothing in it tells.
    var isDayFirst: Bool?
  }

  /// The same window from `count` lexemes further on, where a pattern asks another.
  func dropping(_ count: Int) -> Window {
    Window(text, from: start + count, reach: max(0, end - start - count))
  }

  /// How far a window looks back.
  static let back = 4

  var count: Int { end - start }
  var announced: Announcement? { context.announced }

  /// What stands before the first lexeme.
  var before: Lexeme? { self[-1] }

  /// What stands before it, white space passed over; nil at the beginning of a line.
  var beforeSpace: Lexeme? {
    guard before?.kind == .space else { return before?.kind == .line ? nil : before }
    return self[-2]?.kind == .line ? nil : self[-2]
  }

  /// Whether the text goes on past the window's end.
  var isCut: Bool { end < text.count }

  /// The lexeme at `offset` from the first, or nil past the end; before the first with a negative offset.
  subscript(offset: Int) -> Lexeme? {
    let index = start + offset
    return offset >= -Self.back && index >= 0 && index < end ? text[index] : nil
  }

  /// The text of `count` lexemes from `offset` on.
  func text(_ count: Int, from offset: Int = 0) -> String {
    let last = min(end, start + offset + count)
    return start + offset < last ? text[(start + offset)..<last].map(\.text).joined() : ""
  }

  /// Whether a number may begin here: not in the middle of a word, a number or a site.
  var mayBeginNumber: Bool {
    guard let before else { return true }
    return before.kind != .letters && before.kind != .digits || isMultiplied
  }

  /// "3x199 kr.": a number times what stands here.
  private var isMultiplied: Bool {
    guard let sign = before?.text, sign == "x" || sign == "X", let count = self[-2] else { return false }
    return count.kind == .digits && !count.text.hasPrefix("0") && self[-3]?.kind != .letters
  }

  /// Whether what ends before `offset` is not glued to letters or digits.
  func endsWord(at offset: Int) -> Bool {
    guard let next = self[offset] else { return true }
    return next.kind != .letters && next.kind != .digits
  }

  /// Whether what ends before `offset` is the end of a number: no letter, digit, or separator with
  /// more digits behind it.
  func endsNumber(at offset: Int) -> Bool {
    guard endsWord(at: offset) else { return false }
    guard let symbol = self[offset]?.symbol, Self.numberJoints.contains(symbol) else { return true }
    return self[offset + 1]?.kind != .digits
  }

  private static let numberJoints: Set<Character> = Dash.hyphens.union([".", ",", ":", "/", "'", "’"])
}

/// What a word says of the digits after it; the lexicon's `introducers` name such words.
enum Announcement: String, Hashable, Sendable, Codable {
  /// "kl. 8": a time.
  case time
  /// "tlf.": a telephone number, also a short one.
  case phone
  /// "kode": digits that are a name, and count nothing.
  case digits
  /// "senest 1/5": a day.
  case date
  /// "saldo - 500": an amount, which may be less than nothing.
  case amount
  /// "siden 1985": a year.
  case year
  /// "side 1/3": one of several.
  case part
  /// "brugeren kl": somebody's name, in which no abbreviation is expanded.
  case name
}

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
