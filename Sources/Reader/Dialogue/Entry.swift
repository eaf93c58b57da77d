// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// Digits being typed, up to as many as are wanted. Prints as dots.
public struct Entry: Sendable, CustomStringConvertible {
  public let length: Int
  private var digits: [UInt8] = []

  public init(length: Int) {
    self.length = length
  }

  public var count: Int { digits.count }
  public var isEmpty: Bool { digits.isEmpty }
  public var isFull: Bool { digits.count == length }

  /// The digits as ASCII, for saying a code back.
  var typed: [UInt8] { digits }

  /// What was typed, as a secret of its own.
  var secret: Secret { Secret(digits) }

  mutating func type(_ digit: UInt8) {
    guard !isFull else { return }
    digits.append(UInt8(ascii: "0") + digit)
  }

  mutating func takeLastBack() {
    _ = digits.popLast()
  }

  mutating func startAgain() {
    digits.removeAll()
  }

  public var description: String { String(repeating: "•", count: digits.count) }
}
