// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// Lifting the block of this reader, step by step: its PIN, then the password.
public struct Unblocking: Sendable {
  /// The PIN being typed.
  var entry: Entry
  /// The password being written.
  var writing = Writing()
  /// The PIN, once it was typed whole: then the password is written.
  private(set) var pin: Secret?

  init(pinDigits: Int) {
    entry = Entry(length: pinDigits)
  }

  var mode: KeyMode { pin == nil ? .typing : .writing }

  /// Keeps the PIN that was typed, and goes on to the password.
  mutating func keepPIN() {
    pin = entry.secret
    entry.startAgain()
  }
}
