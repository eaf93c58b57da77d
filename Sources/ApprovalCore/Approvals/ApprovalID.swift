// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// The name of one approval: 128 random bits in 32 hexadecimal digits.
public struct ApprovalID: Hashable, Sendable, CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  public let text: String

  /// Takes what a peer sent; `nil` when it is not 32 lower-case hexadecimal digits.
  public init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy(Self.isHexadecimal) else { return nil }
    self.text = text
  }

  static func random() throws(CoreError) -> ApprovalID {
    do {
      return ApprovalID(bytes: try Random.bytes(16))
    } catch {
      throw .cryptography(error)
    }
  }

  private init(bytes: [UInt8]) {
    text = Hexadecimal.encode(bytes)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// The digits.
  public var description: String { text }
}
