// SPDX-License-Identifier: GPL-3.0-or-later

/// Wrong codes and passwords: counted by who gave them, and waited for by them alone.
extension ApprovalCore {
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
