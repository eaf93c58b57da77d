// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// Digits being typed, up to as many as are wanted. Prints as dots.
public struct Entry: Sendable, CustomStringConvertible {
  /// How many digits are wanted.
  public let length: Int
  /// ASCII, in memory that is wiped at each change.
  private var digits = Secret([])

  /// Nothing typed yet.
  public init(length: Int) {
    self.length = length
  }

  /// How many were typed.
  public var count: Int { digits.count }
  /// Whether none was.
  public var isEmpty: Bool { digits.isEmpty }
  /// Whether all were.
  public var isFull: Bool { digits.count == length }

  /// The digits as ASCII, for saying a code back.
  var typed: [UInt8] { digits.revealed() }

  /// What was typed.
  var secret: Secret { digits }

  mutating func type(_ digit: UInt8) {
    guard !isFull else { return }
    digits = digits.appending(UInt8(ascii: "0") + digit)
  }

  mutating func takeLastBack() {
    digits = digits.prefix(max(0, digits.count - 1))
  }

  mutating func startAgain() {
    digits = Secret([])
  }

  public var description: String { String(repeating: "•", count: digits.count) }
}
