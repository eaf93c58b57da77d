// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The first start: what the person has given so far, step by step. `-` goes back a step, everywhere.
public struct Setup: Sendable {
  /// The steps, in order.
  public enum Step: Int, CaseIterable, Sendable {
    /// Each after the one before it.
    case language, userID, password, passwordAgain, pin, pinAgain
  }

  /// The step that is awaited.
  public internal(set) var step = Step.language
  /// The user ID or the password being written.
  var writing = Writing()
  /// The PIN being typed.
  var entry: Entry
  var user: UserID?
  var password: Password?
  var pin: PIN?

  init(pinDigits: Int) {
    entry = Entry(length: pinDigits)
  }

  var mode: KeyMode {
    switch step {
    case .language: .choosing
    case .userID, .password, .passwordAgain: .writing
    case .pin, .pinAgain: .typing
    }
  }

  /// Goes to a step, with nothing written or typed there yet.
  mutating func go(to step: Step) {
    self.step = step
    writing.startAgain()
    entry.startAgain()
  }

  /// The step before, or `nil` at the first.
  var previous: Step? {
    switch step {
    case .language: nil
    case .userID: .language
    case .password: .userID
    case .passwordAgain: .password
    case .pin: .password
    case .pinAgain: .pin
    }
  }
}
