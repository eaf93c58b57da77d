// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// What a recovery is begun with, beside the password.
public enum RecoveryProof: Sendable {
  /// The recovery code that was made for the day.
  case code(Secret)
  /// A temporary PIN, sent to the telephone by `sendRecoveryPIN(to:)`.
  case temporaryPIN(Secret)
}

/// The way back of a person who has nothing left that approves (`Recovery`).
extension ApprovalCore {
  /// Makes a recovery code, in the place of the one before it; it is told this once.
  public func makeRecoveryCode(for user: UserID) throws(CoreError) -> Secret {
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    var recovery = try recovery(of: user)
    let code = try digits(limits.recoveryCodeDigits)
    recovery.code = code
    try keep(
      [.recovery(recovery)], [AuditEvent("recovery.codeMade", user: user, subject: user.canonical)])
    return code
  }

  /// Sends a temporary PIN that a recovery may be begun with.
  ///
  /// - Throws: `noPhone`, `phoneChangedRecently`, or `tooSoon` within a minute of the last one.
  public func sendRecoveryPIN(to user: UserID) throws(CoreError) {
    guard let person = try self.user(user) else { throw .refused(.unknownUser) }
    let phone = try phoneForTemporaryPIN(of: person)
    try send(
      try digits(limits.temporaryPINDigits), .temporaryPIN, of: user, about: Self.recoverySubject, to: phone,
      telling: [AuditEvent("recovery.pinSent", user: user, subject: phone.ending)])
  }

  /// Begins a recovery: nothing changes before the wait is over, and it is announced on everything that the person has.
  ///
  /// Which of password and proof did not hold is never said; it counts against the account that gives them, and no other.
  ///
  /// - Parameters:
  ///   - user: Whose access it is.
  ///   - password: The user's password.
  ///   - proof: What is given beside it.
  ///   - account: The account of this machine that asks; `nil` where this program itself does.
  /// - Returns: From when on it serves.
  /// - Throws: `wrongRecovery`, or what a temporary PIN is refused with.
  public func beginRecovery(
    of user: UserID, password: Secret, with proof: RecoveryProof, by account: UInt32? = nil
  ) async throws(CoreError) -> Instant {
    let guesser = Guesser(user: user, asker: Asker(account))
    try checkMayGuess(guesser)
    let passwordHolds = try await holds(password, by: guesser)
    guard try self.user(user) != nil else { throw .refused(.wrongRecovery) }
    var recovery = try recovery(of: user)
    let isRight = try holds(proof, for: recovery) && passwordHolds
    let guess = try outcome(of: isRight, by: guesser)
    guard isRight else {
      let event = AuditEvent("recovery.wrong", user: user, subject: guesser.asker.text)
      try keep(guess.changes, [event] + guess.events)
      throw .refused(.wrongRecovery)
    }
    let now = now()
    let wait = Recovery.Wait(requestedAt: now, dueAt: now + limits.recoveryWait)
    recovery.wait = wait
    if case .code = proof { recovery.code = nil }
    var changes = guess.changes + [.recovery(recovery)]
    if case .temporaryPIN = proof { changes.append(.spentCode(.temporaryPIN, of: user)) }
    try keep(changes, [event(.requested, user)])
    tell(.recovery(.requested, of: user))
    return wait.dueAt
  }

  /// Stops a recovery that waits or is due; nothing changes by it any more.
  ///
  /// - Throws: `noRecoveryWaits`.
  public func stopRecovery(of user: UserID) throws(CoreError) {
    var recovery = try recovery(of: user)
    guard recovery.wait != nil else { throw .refused(.noRecoveryWaits) }
    recovery.wait = nil
    try keep([.recovery(recovery)], [event(.stopped, user)])
    tell(.recovery(.stopped, of: user))
  }

  /// From when on the recovery that was begun serves; `nil` where none was begun, or its time is over.
  public func recoveryDue(of user: UserID) throws(CoreError) -> Instant? {
    guard let due = try recovery(of: user).wait?.dueAt else { return nil }
    return now() <= due + limits.recoveryWindow ? due : nil
  }

  /// Whether a recovery serves now: one authenticator of the user may be activated by it.
  public func isRecovered(_ user: UserID) throws(CoreError) -> Bool {
    guard let due = try recoveryDue(of: user) else { return false }
    return now() >= due
  }

  /// The recovery has served.
  public func finishRecovery(of user: UserID) throws(CoreError) {
    var recovery = try recovery(of: user)
    guard recovery.wait != nil else { return }
    recovery.wait = nil
    try keep([.recovery(recovery)], [event(.done, user)])
    tell(.recovery(.done, of: user))
  }

  /// Announces every recovery that has become due, once, also when it did while the core was not running.
  ///
  /// - Returns: How long until the next one is due; `nil` where none waits.
  @discardableResult
  public func announceDueRecoveries() throws(CoreError) -> Duration? {
    let waiting = try read { store throws(StoreError) in try store.waitingRecoveries() }
    let now = now()
    var next: Duration?
    for var recovery in waiting {
      guard let due = recovery.wait?.dueAt else { continue }
      guard now < due else {
        recovery.wait?.isAnnounced = true
        try keep([.recovery(recovery)], [event(.due, recovery.user)])
        tell(.recovery(.due, of: recovery.user))
        continue
      }
      next = min(next ?? due.duration(since: now), due.duration(since: now))
    }
    return next
  }

  // MARK: -

  static let recoverySubject = "recovery"

  private func recovery(of user: UserID) throws(CoreError) -> Recovery {
    try read { store throws(StoreError) in try store.recovery(of: user) } ?? Recovery(user: user)
  }

  private func holds(_ proof: RecoveryProof, for recovery: Recovery) throws(CoreError) -> Bool {
    switch proof {
    case .code(let code): return recovery.code == code
    case .temporaryPIN(let pin):
      return try redeem(pin, .temporaryPIN, of: recovery.user).subject == Self.recoverySubject
    }
  }

  private func event(_ news: RecoveryNews, _ user: UserID) -> AuditEvent {
    AuditEvent("recovery.\(news.rawValue)", user: user, subject: user.canonical)
  }
}
