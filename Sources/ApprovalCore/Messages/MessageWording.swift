// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// What text messages say around their codes: sentences come from the languages' files, never from code.
public struct MessageWording: Hashable, Sendable {
  /// The message that binds a telephone number.
  public let phoneNumber: String
  /// The message with a temporary PIN.
  public let temporaryPIN: String

  /// Sentences with `{code}` in them; without any, the code follows the name of this program, which is one in every
  /// language. Where a sentence lacks `{code}`, the code is added to it.
  public init(phoneNumber: String = "Kodeoplæser {code}", temporaryPIN: String = "Kodeoplæser {code}") {
    self.phoneNumber = phoneNumber
    self.temporaryPIN = temporaryPIN
  }

  func text(_ purpose: PendingCode.Purpose, code: Secret) -> Secret {
    let sentence = purpose == .phoneNumber ? phoneNumber : temporaryPIN
    let parts = Array(sentence.utf8).parts(around: Array("{code}".utf8))
    let (before, after) = parts ?? (Array((sentence + " ").utf8), [])
    return Secret(before + code.revealed() + after)
  }
}

extension [UInt8] {
  /// What stands before and after the first `mark`; `nil` where there is none.
  fileprivate func parts(around mark: [UInt8]) -> (before: [UInt8], after: [UInt8])? {
    guard let start = indices.first(where: { self[$0...].starts(with: mark) }) else { return nil }
    return (Array(self[..<start]), Array(self[(start + mark.count)...]))
  }
}
