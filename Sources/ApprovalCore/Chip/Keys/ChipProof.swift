// SPDX-License-Identifier: GPL-3.0-or-later

/// What a signature that holds says beside that it holds.
public struct ChipProof: Hashable, Sendable {
  /// Whether a security key made sure of who was there (by a PIN or a finger), and not only that somebody was.
  public let isUserVerified: Bool
  /// How often a security key has signed; `nil` of keys that do not count.
  public let counter: UInt32?

  /// Whether the key's count goes on from `last`, as it does unless somebody has copied the key.
  ///
  /// Keys that never count say 0 each time (WebAuthn level 2 §6.1.1).
  public func follows(counter last: UInt64) -> Bool {
    guard let counter else { return true }
    return counter > last || (counter == 0 && last == 0)
  }
}
