// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

/// Another service's account being written on the keypad, step by step. `-` goes back a step and loses nothing.
public struct Adding: Sendable {
  /// The steps, in order.
  public enum Step: Sendable {
    /// What it is to be called.
    case name
    /// The key that the service shows, in base 32.
    case key
    /// Its code is heard, to be compared at the service, before anything is kept.
    case check
  }

  /// The step that is being written.
  public internal(set) var step = Step.name
  private var nameWriting = Writing()
  private var keyWriting = Writing(only: Set("abcdefghijklmnopqrstuvwxyz234567"), longest: 256)
  /// The code was heard to its end.
  var isChecked = false

  /// What is being written at this step.
  var writing: Writing {
    get { step == .name ? nameWriting : keyWriting }
    set { if step == .name { nameWriting = newValue } else { keyWriting = newValue } }
  }

  var name: String { nameWriting.text }

  /// What makes the account's codes.
  ///
  /// - Throws: `OneTimeCodeError` where the characters are no key.
  func key() throws(OneTimeCodeError) -> Secret { try Base32.decode(keyWriting.text) }

  /// The step before, or `nil` at the first.
  var previous: Step? {
    switch step {
    case .name: nil
    case .key: .name
    case .check: .key
    }
  }
}
