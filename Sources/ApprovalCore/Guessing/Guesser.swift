// SPDX-License-Identifier: GPL-3.0-or-later

/// An asker as one user knows it: wrong codes and passwords are counted by this, so that what one asker uses up is its own.
public struct Guesser: Hashable, Sendable {
  /// Whose codes and password are given.
  public let user: UserID
  /// Who gives them.
  public let asker: Asker

  /// An asker of a user.
  public init(user: UserID, asker: Asker) {
    self.user = user
    self.asker = asker
  }
}

/// How often in a row a guesser was wrong, across approvals, and how long it must wait for it.
public struct WrongGuesses: Hashable, Sendable {
  /// Who was wrong.
  public let guesser: Guesser
  /// How often in a row.
  public private(set) var count: Int
  /// Until when nothing is taken from it, right or wrong.
  public private(set) var refusedUntil: Instant?

  /// Guesses as they are kept.
  public init(by guesser: Guesser, count: Int = 0, refusedUntil: Instant? = nil) {
    self.guesser = guesser
    self.count = count
    self.refusedUntil = refusedUntil
  }

  /// Why nothing is taken now; `nil` where something is.
  func obstacle(at now: Instant) -> Refusal? {
    refusedUntil.flatMap { now < $0 ? .guessingWaits(until: $0) : nil }
  }

  /// One more was wrong. A few are free, for people mistype; from then on each costs twice the wait of the one before.
  mutating func miss(at now: Instant, limits: Limits) {
    count += 1
    let wait = limits.wait(afterWrongGuesses: count)
    refusedUntil = wait > .zero ? now + wait : nil
  }
}

extension Limits {
  /// How long an asker waits after so many wrong codes or passwords in a row.
  public func wait(afterWrongGuesses count: Int) -> Duration {
    let doublings = count - freeGuesses - 1
    guard doublings >= 0 else { return .zero }
    // Over thirty doublings of a second are decades: the longest wait is reached long before.
    return min(firstGuessWait * (1 << min(doublings, 30)), longestGuessWait)
  }
}
