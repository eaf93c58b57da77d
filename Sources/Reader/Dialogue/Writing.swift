// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad

/// Letters and digits written on a keypad, without timing: each press of the same key moves on through its characters,
/// another key or `+` keeps the one that was reached. Prints as dots.
public struct Writing: Sendable, CustomStringConvertible {
  /// What each digit key goes through: the digit first, so that numbers take one press a digit.
  static let characters: [[Character]] = [
    "0.-_@+#", "1", "2abcæå", "3def", "4ghi", "5jkl", "6mnoø", "7pqrs", "8tuv", "9wxyz",
  ].map(Array.init)

  /// The characters that may stand in it; `nil` for all that the keys have.
  private let allowed: Set<Character>?
  private let longest: Int
  private var kept: [Character] = []
  private var open: (key: Int, presses: Int)?

  /// - Parameters:
  ///   - allowed: what may stand in it; others are gone through, and not kept.
  ///   - longest: how many characters are kept.
  public init(only allowed: Set<Character>? = nil, longest: Int = 64) {
    self.allowed = allowed
    self.longest = longest
  }

  /// What is written, the character being chosen included.
  public var text: String { String(kept + [current].compactMap(\.self)) }
  /// How many characters, the one being chosen included.
  public var count: Int { kept.count + (open == nil ? 0 : 1) }
  /// Whether there is none.
  public var isEmpty: Bool { count == 0 }
  /// Whether a character is being chosen.
  var isChoosing: Bool { open != nil }

  /// The character that is being chosen.
  var current: Character? {
    open.map { Self.characters[$0.key][$0.presses % Self.characters[$0.key].count] }
  }

  /// Begins a character, or moves the one begun on; whether what was begun before on another key could be kept.
  @discardableResult
  mutating func press(_ digit: Digit) -> Bool {
    let key = Int(digit.value)
    if let open, open.key == key {
      self.open = (key, open.presses + 1)
      return true
    }
    let isKept = keep()
    if kept.count < longest { open = (key, 0) }
    return isKept
  }

  /// Keeps the character being chosen, so that the same key begins another; whether it may stand there.
  @discardableResult
  mutating func keep() -> Bool {
    defer { open = nil }
    guard let current else { return true }
    guard allowed?.contains(current) ?? true else { return false }
    kept.append(current)
    return true
  }

  mutating func takeLastBack() {
    if open == nil { _ = kept.popLast() }
    open = nil
  }

  mutating func startAgain() {
    self = Writing(only: allowed, longest: longest)
  }

  public var description: String { String(repeating: "•", count: count) }
}
