// SPDX-License-Identifier: GPL-3.0-or-later

/// One key of a numeric keypad.
///
/// A key may be a digit of a PIN, so every digit prints as the same `•`.
public enum Key: Hashable, Sendable {
  /// A key with a digit.
  case digit(Digit)
  /// A key of that name; `star` is `*`.
  case plus, minus, star, slash, dot, enter
  /// The key that takes back, where a keypad has one.
  case backspace
  /// A key that means nothing here, such as a letter or `=`: which one is not kept.
  case other

  /// The keys without digits, each with its character in scripts and on the wire.
  private static let characters: [(key: Key, character: Character)] = [
    (.plus, "+"), (.minus, "-"), (.star, "*"), (.slash, "/"), (.dot, "."), (.enter, "e"),
    (.backspace, "b"), (.other, "?"),
  ]

  /// The key that `character` stands for: `0`-`9`, `+`, `-`, `*`, `/`, `.`, `e` for Enter, `b` for Backspace and `?` for a key
  /// without a meaning; else nil.
  public init?(_ character: Character) {
    if let digit = Digit(character) {
      self = .digit(digit)
    } else if let row = Self.characters.first(where: { $0.character == character }) {
      self = row.key
    } else {
      return nil
    }
  }

  /// The character that stands for this key; as secret as the key is while a PIN is typed.
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
  /// The key's character, and `•` for every digit.
  public var description: String { digit == nil ? String(character) : "•" }
  /// The same.
  public var debugDescription: String { description }
  /// Without children, so that no dump shows the digit.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A decimal digit, 0 to 9, that prints as `•`.
public struct Digit: Hashable, Sendable {
  /// 0 to 9.
  public let value: UInt8

  /// The digit of that value, or nil over 9.
  public init?(value: UInt8) {
    guard value <= 9 else { return nil }
    self.value = value
  }

  /// The digit that an ASCII character shows, or nil: digits of other scripts are no digits here.
  public init?(_ character: Character) {
    guard let ascii = character.asciiValue, (0x30...0x39).contains(ascii) else { return nil }
    value = ascii - 0x30
  }

  /// `0` to `9`.
  public var character: Character { Character(Unicode.Scalar(0x30 + value)) }
}

extension Digit: ExpressibleByIntegerLiteral {
  /// For digits in source, such as `.digit(5)`; a literal over 9 traps.
  public init(integerLiteral value: UInt8) {
    precondition(value <= 9, "a digit is 0 to 9")
    self.value = value
  }
}

extension Digit: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `•` for every digit.
  public var description: String { "•" }
  /// The same.
  public var debugDescription: String { "•" }
  /// Without children, so that no dump shows the digit.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
