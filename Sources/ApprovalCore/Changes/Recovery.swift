// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// The way back of a person who has nothing left that approves: codes kept for the day, and a wait that was begun.
///
/// A recovery is begun with one of the codes and the password, or with a temporary PIN and the password. It waits, is announced on
/// everything that the person has, and any of that stops it; only then does it let one authenticator be activated.
public struct Recovery: Sendable {
  /// Whose it is.
  public let user: UserID
  /// The recovery codes that are left, where any were made; each is good once.
  public var codes: RecoveryCodes?
  /// The wait that was begun; `nil` while none was.
  public var wait: Wait?

  /// A wait: from its beginning, to when it lets something be activated, and until when.
  public struct Wait: Hashable, Sendable {
    /// When it was begun.
    public let requestedAt: Instant
    /// From when on it serves.
    public let dueAt: Instant
    /// Whether the person was told that it is due.
    public var isAnnounced: Bool

    /// A wait as it is kept.
    public init(requestedAt: Instant, dueAt: Instant, isAnnounced: Bool = false) {
      self.requestedAt = requestedAt
      self.dueAt = dueAt
      self.isAnnounced = isAnnounced
    }
  }

  /// A recovery as it is kept.
  public init(user: UserID, codes: RecoveryCodes? = nil, wait: Wait? = nil) {
    self.user = user
    self.codes = codes
    self.wait = wait
  }
}

/// What a recovery is begun with, beside the password.
public enum RecoveryProof: Sendable {
  /// One of the recovery codes that were made for the day.
  case code(Secret)
  /// A temporary PIN, sent to the telephone by `sendRecoveryPIN(to:)`.
  case temporaryPIN(Secret)
}

/// The way back of a person who has nothing left that approves (`Recovery`).
extension IdentityProvider {
  /// Makes recovery codes, in the place of those before them; they are told this once.
  ///
  /// - Parameters:
  ///   - user: Whose they are.
  ///   - isAnnounced: Whether the watchers are told; who makes them at their own keypad hears them.
  public func makeRecoveryCodes(for user: UserID, isAnnounced: Bool = true) throws(CoreError) -> [Secret] {
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    var recovery = try recovery(of: user)
    let (count, digits) = (limits.recoveryCodes, limits.recoveryCodeDigits)
    let (codes, kept) = try cryptography { () throws(CryptographyError) in
      try RecoveryCodes.drawn(count, digits: digits)
    }
    recovery.codes = kept
    try keep(
      [.recovery(recovery)], [AuditEvent("recovery.codesMade", user: user, subject: user.canonical)])
    if isAnnounced { tell(.recoveryCodesMade(user)) }
    return codes
  }

  /// How many recovery codes of a user are left.
  public func recoveryCodesLeft(of user: UserID) throws(CoreError) -> Int {
    try recovery(of: user).codes?.count ?? 0
  }

  /// Sends a temporary PIN that a recovery may be begun with.
  ///
  /// - Throws: `noPhone`, `phoneChangedRecently`, or `tooSoon` within a minute of the last one.
  public func sendRecoveryPIN(to user: UserID) throws(CoreError) {
    guard let person = try self.user(user) else { throw .refused(.unknownUser) }
    let phone = try phoneForTemporaryPIN(of: person)
    try send(
      try digits(limits.temporaryPINDigits), .recoveryPIN, of: user, about: phone.e164, to: phone,
      telling: [AuditEvent("recovery.pinSent", user: user, subject: phone.ending)])
  }

  /// Begins a recovery: nothing changes before the wait is over, and it is announced on everything that the person has.
  ///
  /// Which of password and proof did not hold is never said; it counts against the account that gives them, and no other, or
  /// against who brings the right code. The tries of a temporary PIN are used up by nobody who has not the password.
  ///
  /// - Parameters:
  ///   - user: Whose access it is.
  ///   - password: The user's password.
  ///   - proof: What is given beside it.
  ///   - account: The account of this machine that asks; `nil` where this program itself does.
  /// - Returns: From when on it serves.
  /// - Throws: `wrongRecovery`, and `noCodeWaits` or `codeLapsed` where no temporary PIN is good.
  public func beginRecovery(
    of user: UserID, password: Secret, with proof: RecoveryProof, by account: UInt32? = nil
  ) async throws(CoreError) -> Instant {
    let guesser = Guesser(user: user, asker: try recoverer(of: user, with: proof, by: account))
    try checkMayGuess(guesser)
    try checkAwaits(proof, of: user)
    let passwordHolds = try await holds(password, by: guesser)
    guard try self.user(user) != nil else { throw .refused(.wrongRecovery) }
    var recovery = try recovery(of: user)
    let isRight = passwordHolds ? try holds(proof, for: recovery) : false
    let guess = try outcome(of: isRight, by: guesser)
    guard isRight else {
      let event = AuditEvent("recovery.wrong", user: user, subject: guesser.asker.text)
      try keep(guess.changes, [event] + guess.events)
      throw .refused(.wrongRecovery)
    }
    let now = now()
    let wait = Recovery.Wait(requestedAt: now, dueAt: now + limits.recoveryWait)
    recovery.wait = wait
    if case .code(let code) = proof {
      try cryptography { () throws(CryptographyError) in try recovery.codes?.spend(code) }
    }
    var changes = guess.changes + [.recovery(recovery)]
    if case .temporaryPIN = proof { changes.append(.spentCode(.recoveryPIN, of: user)) }
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

  private func recovery(of user: UserID) throws(CoreError) -> Recovery {
    try read { store throws(StoreError) in try store.recovery(of: user) } ?? Recovery(user: user)
  }

  private func holds(_ proof: RecoveryProof, for recovery: Recovery) throws(CoreError) -> Bool {
    switch proof {
    case .code(let code): return try isOne(code, of: recovery)
    case .temporaryPIN(let pin):
      do throws(CoreError) {
        _ = try redeem(pin, .recoveryPIN, of: recovery.user)
        return true
      } catch .refused(.wrongCode) {
        return false
      } catch .refused(.noCodeWaits) {
        return false
      }
    }
  }

  private func isOne(_ code: Secret, of recovery: Recovery) throws(CoreError) -> Bool {
    try cryptography { () throws(CryptographyError) in try recovery.codes?.contains(code) ?? false }
  }

  private func cryptography<Value>(_ work: () throws(CryptographyError) -> Value) throws(CoreError) -> Value {
    do {
      return try work()
    } catch {
      throw .cryptography(error)
    }
  }

  /// Who tries. Who brings a recovery code waits for nobody else's wrong guesses, though they come from the same account: a
  /// program of the person's keeps them from nothing by guessing. Its digits are as many as a code has that is not guessed in
  /// years of trying, and the password is counted against who brings it.
  private func recoverer(of user: UserID, with proof: RecoveryProof, by account: UInt32?) throws(CoreError)
    -> Asker
  {
    guard case .code(let code) = proof, try isOne(code, of: recovery(of: user)) else { return Asker(account) }
    return .recoveryCode
  }

  /// A PIN that was never sent, or came too late, is said to be so before the password is looked at: it tells nothing of it.
  private func checkAwaits(_ proof: RecoveryProof, of user: UserID) throws(CoreError) {
    guard case .temporaryPIN = proof else { return }
    guard let pending = try pendingCode(.recoveryPIN, of: user) else { throw .refused(.noCodeWaits) }
    guard now() < pending.expiresAt else { throw .refused(.codeLapsed) }
  }

  private func event(_ news: RecoveryNews, _ user: UserID) -> AuditEvent {
    AuditEvent("recovery.\(news.rawValue)", user: user, subject: user.canonical)
  }
}
