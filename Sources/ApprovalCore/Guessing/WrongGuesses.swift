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

/// Who asks, as far as that cannot be chosen by whoever asks: what tries and requests are counted by.
///
/// A registered service is its name, and so is one for which root vouches. Any other account of this machine may call itself
/// what it likes, and is its number.
public struct Asker: Hashable, Sendable, CustomStringConvertible {
  /// What it is kept as.
  public let text: String

  /// An asker as it was kept.
  public init(kept text: String) {
    self.text = text
  }

  /// Who asks over a socket, by its account; else this program itself.
  public init(_ account: UInt32?) {
    self = account.map(Asker.init(account:)) ?? .ourselves
  }

  /// An account of this machine.
  public init(account: UInt32) {
    text = "account \(account)"
  }

  /// A service whose name is its own, however it is spelled.
  public init(service: ServiceName) {
    text = "service " + ComposedText.composed(service.folded)
  }

  /// Who asks without a socket between: this program itself.
  public static let ourselves = Asker(kept: "ourselves")

  /// Who brings a recovery code that is right, from whatever account.
  static let recoveryCode = Asker(kept: "recovery code")

  /// As it is kept.
  public var description: String { text }
}

extension IdentityProvider {
  /// Who an account is that asks under a name; `nil` where no account of this machine asks.
  func asker(_ account: UInt32?, as service: ServiceName) throws(CoreError) -> Asker {
    guard let account, account != 0 else { return Asker(service: service) }
    let isItsName = try services(of: account).contains { $0.matches(service) }
    return isItsName ? Asker(service: service) : Asker(account: account)
  }
}

/// Wrong codes and passwords: counted by who gave them, and waited for by them alone.
extension IdentityProvider {
  func wrongGuesses(by guesser: Guesser) throws(CoreError) -> WrongGuesses {
    try read { store throws(StoreError) in try store.wrongGuesses(by: guesser) }
      ?? WrongGuesses(by: guesser)
  }

  /// Refuses a guesser that must wait, whatever it brings, and tells the user once in a run of wrong guesses.
  func checkMayGuess(_ guesser: Guesser) throws(CoreError) {
    guard let obstacle = try wrongGuesses(by: guesser).obstacle(at: now()) else { return }
    if toldGuessers.insert(guesser).inserted { tell(.guesserWaits(guesser)) }
    throw .refused(obstacle)
  }

  /// What is to be kept of a guess, and what the log is told: a right one ends the run.
  func outcome(of isRight: Bool, by guesser: Guesser) throws(CoreError) -> (
    changes: [Change], events: [AuditEvent]
  ) {
    var guesses = try wrongGuesses(by: guesser)
    guard !isRight else {
      toldGuessers.remove(guesser)
      return (guesses.count == 0 ? [] : [.rightGuess(by: guesser)], [])
    }
    guesses.miss(at: now(), limits: limits)
    let waits = guesses.refusedUntil != nil
    return (
      [.wrongGuesses(guesses)],
      waits ? [AuditEvent("guessing.waits", user: guesser.user, subject: guesser.asker.text)] : []
    )
  }
}
