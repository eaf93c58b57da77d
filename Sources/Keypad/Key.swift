// SPDX-License-Identifier: GPL-3.0-or-later

/// One key of a numeric keypad.
///
/// A key may be a digit of a PIN, so no printed form of a key tells digits apart: each prints as `•`.
public enum Key: Hashable, Sendable {
  case digit(Digit)
  case plus, minus, star, slash, dot, enter

  /// The keys that are no digits, each with the character that stands for it in scripts and on the wire.
  private static let characters: [(key: Key, character: Character)] = [
    (.plus, "+"), (.minus, "-"), (.star, "*"), (.slash, "/"), (.dot, "."), (.enter, "e"),
  ]

  /// The key that `character` stands for: `0`-`9`, `+`, `-`, `*`, `/`, `.` and `e` for Enter; else nil.
  public init?(_ character: Character) {
    if let digit = Digit(character) {
      self = .digit(digit)
    } else if let row = Self.characters.first(where: { $0.character == character }) {
      self = row.key
    } else {
      return nil
    }
  }

  /// The character that stands for this key, and secret with it where a PIN is being typed.
  public var character: Character {
    if case .digit(let digit) = self { return digit.character }
    return Self.characters.first { $0.key == self }?.character ?? "e"
  }

  /// The digit on the key, if it is a digit key.
  public var digit: Digit? {
    if case .digit(let digit) = self { digit } else { nil }
  }
}

extension Key: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { digit == nil ? String(character) : "•" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
