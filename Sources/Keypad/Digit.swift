// SPDX-License-Identifier: GPL-3.0-or-later

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
  /// For digits written in source, such as `.digit(5)`: a literal over 9 is a mistake there, and traps.
  public init(integerLiteral value: UInt8) {
    precondition(value <= 9, "a digit is 0 to 9")
    self.value = value
  }
}

extension Digit: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•" }
  public var debugDescription: String { "•" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
