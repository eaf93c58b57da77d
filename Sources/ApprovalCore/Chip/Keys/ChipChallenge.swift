// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// What a chip signs: a challenge that is used once, and the digest of the text to be approved.
public struct ChipChallenge: Hashable, Sendable {
  /// What `ssh-keygen -Y sign -n` is given, so that no signature for another purpose is ever taken for an approval.
  public static let namespace = "approval@kodeoplaeser.dk"

  /// The length of a challenge and of a text's digest, in bytes.
  public static let length = 32

  /// Random, drawn by the core.
  public let challenge: [UInt8]
  /// SHA-256 over the text's canonical form (`TransactionText.digest`).
  public let textDigest: [UInt8]

  /// The challenge of these bytes; `nil` where either is not 32 of them.
  public init?(challenge: [UInt8], textDigest: [UInt8]) {
    guard challenge.count == Self.length, textDigest.count == Self.length else { return nil }
    self.challenge = challenge
    self.textDigest = textDigest
  }

  /// The bytes to sign: three lines of ASCII, so that a person can read what a key is given.
  ///
  ///     kodeoplaeser-chip-1
  ///     the challenge in hexadecimal
  ///     the text's digest in hexadecimal
  public var message: [UInt8] {
    let lines = ["kodeoplaeser-chip-1", Hexadecimal.encode(challenge), Hexadecimal.encode(textDigest)]
    return lines.flatMap { Array(($0 + "\n").utf8) }
  }
}
