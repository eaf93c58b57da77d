// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a keypad that is waited for, told once: when it is not what was told before and has stood a while.
struct Complaint {
  private var told: KeypadError
  private let settling: Duration
  private var doubt: (error: KeypadError, since: ContinuousClock.Instant)?

  init(told: KeypadError, settling: Duration) {
    self.told = told
    self.settling = settling
  }

  /// Whether something is wrong that may pass by itself.
  var isSettling: Bool { doubt != nil }

  /// Whether this is to be told now.
  mutating func isDue(_ error: KeypadError, at now: ContinuousClock.Instant = .now) -> Bool {
    guard error != told, !(error.isAbsence && told.isAbsence) else {
      doubt = nil
      return false
    }
    guard let doubt, doubt.error == error else {
      doubt = (error, now)
      return false
    }
    guard now - doubt.since >= settling else { return false }
    told = error
    self.doubt = nil
    return true
  }
}

extension KeypadError {
  /// Nothing is there: never was, or not any more.
  var isAbsence: Bool {
    switch self {
    case .notFound, .gone: true
    default: false
    }
  }
}
