// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad

/// Letters and digits written on a keypad, without timing: each press of the same key moves on through its characters,
/// another key or `+` keeps the one that was reached. Prints as dots.
public struct Writing: Sendable, CustomStringConvertible {
  /// What each digit key goes through: the digit first, so that numbers take one press a digit.
  static let characters: [[Character]] = [
    "0.-_@+#", "1", "2abcæå", "3def", "4ghi", "5jkl", "6mnoø", "7pqrs", "8tuv", "9wxyz",
  ].map(Array.init)

  private static let longest = 64

  private var kept: [Character] = []
  private var open: (key: Int, presses: Int)?

  public init() {}

  /// What is written, the character being chosen included.
  public var text: String { String(kept + [current].compactMap(\.self)) }
  public var count: Int { kept.count + (open == nil ? 0 : 1) }
  public var isEmpty: Bool { count == 0 }
  /// Whether a character is being chosen.
  var isChoosing: Bool { open != nil }

  /// The character that is being chosen.
  var current: Character? {
    open.map { Self.characters[$0.key][$0.presses % Self.characters[$0.key].count] }
  }

  mutating func press(_ digit: Digit) {
    let key = Int(digit.value)
    if let open, open.key == key {
      self.open = (key, open.presses + 1)
    } else {
      keep()
      if kept.count < Self.longest { open = (key, 0) }
    }
  }

  /// Keeps the character being chosen, so that the same key begins another.
  mutating func keep() {
    if let current { kept.append(current) }
    open = nil
  }

  mutating func takeLastBack() {
    if open == nil { _ = kept.popLast() }
    open = nil
  }

  mutating func startAgain() {
    self = Writing()
  }

  public var description: String { String(repeating: "•", count: count) }
}
