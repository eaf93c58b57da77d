// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// The name of one enrolment: 128 random bits in 32 hexadecimal digits. Who knows it may go on with it.
public struct EnrolmentID: Hashable, Sendable, CustomStringConvertible {
  /// The 32 digits.
  public let text: String
  /// The name that attestations carry while the person has chosen none.
  public let caseName: UserID

  /// Takes what a person or peer gave; `nil` when it is not 32 lower-case hexadecimal digits.
  public init?(_ text: String) {
    guard ApprovalID(text) != nil, let name = try? UserID("case-" + text) else { return nil }
    self.text = text
    caseName = name
  }

  /// A fresh one; `nil` never comes of 16 bytes.
  static func random() throws(CoreError) -> EnrolmentID? {
    do {
      return EnrolmentID(Hexadecimal.encode(try Random.bytes(16)))
    } catch {
      throw .cryptography(error)
    }
  }

  /// The digits.
  public var description: String { text }
}
