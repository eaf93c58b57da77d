// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Passwords: the second factor of code devices and chips.
///
/// A hash takes long, and is worked out apart from the core (`BackgroundWork`): what was read before it is read again after.
extension IdentityProvider {
  /// Puts a new password in the place of the old one. Wrong old ones count against the account that gives them, and against
  /// no other.
  ///
  /// - Parameters:
  ///   - user: Whose password it is.
  ///   - old: The password that was.
  ///   - new: The password that is to be.
  ///   - repeated: The same, typed the second time.
  ///   - code: A code of the user's own code device, where the change is not approved otherwise: which of code and old
  ///     password did not hold is never said.
  ///   - account: The account of this machine that asks; `nil` where this program itself does.
  /// - Throws: `notTheSame`, `wrongPassword`, or `guessingWaits` after too many wrong ones.
  public func changePassword(
    of user: UserID, from old: Secret, to new: Password, repeated: Secret, code: Secret? = nil,
    by account: UInt32? = nil
  ) async throws(CoreError) {
    guard repeated == new.secret else { throw .refused(.notTheSame) }
    let guesser = Guesser(user: user, asker: Asker(account))
    try checkMayGuess(guesser)
    let (arrivedAt, cost, known) = (reading(), passwordCost, try self.user(user)?.passwordHash)
    // The new one is hashed in every case: how long it takes does not tell which of code and old password held.
    let (holds, hash) = try await hashed(for: guesser) { () throws(CryptographyError) in
      (try known.matches(old, cost: cost), try PasswordHash(hashing: new.secret, cost: cost))
    }
    guard var person = try self.user(user), person.passwordHash != nil else { throw .refused(.unknownUser) }
    guard person.passwordHash == known else { throw .refused(.tooBusy) }
    let spent = try code.flatMap { code throws(CoreError) in try spending(code, of: user, at: arrivedAt) }
    let isRight = holds && (code == nil || spent != nil)
    let guess = try outcome(of: isRight, by: guesser)
    guard isRight else {
      try keep(guess.changes, [wrongPassword(by: guesser)] + guess.events)
      throw .refused(.wrongPassword)
    }
    person.passwordHash = hash
    try keep(
      [.user(person)] + (spent.map { [.authenticator($0)] } ?? []) + guess.changes,
      [AuditEvent("user.passwordChanged", user: user, subject: user.canonical)])
    tell(.passwordChanged(user))
  }

  // MARK: -

  /// The user's code device with this code of its own spent; `nil` where the code does not hold.
  private func spending(_ code: Secret, of user: UserID, at arrival: ClockReading) throws(CoreError)
    -> Authenticator?
  {
    for var device in try authenticators(of: user)
    where device.kind.isCodeDevice && device.obstacle(at: arrival.now) == nil {
      if try device.spend(code, at: arrival, limits: limits) == .holds { return device }
    }
    return nil
  }

  /// The hash of the password that an activation is given: that of the one that the user has, unless they may choose one
  /// here. While it is worked out, everything else may change.
  ///
  /// - Throws: `wrongPassword`, `guessingWaits`.
  func settled(_ password: Password, of user: UserID, mayChoose: Bool, by account: UInt32?)
    async throws(CoreError) -> PasswordHash
  {
    let guesser = Guesser(user: user, asker: Asker(account))
    guard !mayChoose, let known = try self.user(user)?.passwordHash else {
      let cost = passwordCost
      let hash = try await hashed(for: guesser) { () throws(CryptographyError) in
        try PasswordHash(hashing: password.secret, cost: cost)
      }
      let hasOne = try self.user(user)?.passwordHash != nil
      guard mayChoose || !hasOne else { throw .refused(.tooBusy) }
      return hash
    }
    try checkMayGuess(guesser)
    let holds = try await holds(password.secret, by: guesser)
    let guess = try outcome(of: holds, by: guesser)
    let events = holds ? [] : [wrongPassword(by: guesser)] + guess.events
    if !guess.changes.isEmpty { try keep(guess.changes, events) }
    guard holds else { throw .refused(.wrongPassword) }
    return known
  }

  func wrongPassword(by guesser: Guesser) -> AuditEvent {
    AuditEvent("user.wrongPassword", user: guesser.user, subject: guesser.asker.text)
  }

  /// Whether a password is the user's. One hash is worked out in every case: for a user unknown or without a password too.
  ///
  /// While it is, everything else may change; where the password did, the caller may try again.
  func holds(_ password: Secret, by guesser: Guesser) async throws(CoreError) -> Bool {
    let (known, cost) = (try user(guesser.user)?.passwordHash, passwordCost)
    let holds = try await hashed(for: guesser) { () throws(CryptographyError) in
      try known.matches(password, cost: cost)
    }
    guard try user(guesser.user)?.passwordHash == known else { throw .refused(.tooBusy) }
    return holds
  }

  /// - Throws: `tooBusy` where enough is being worked out already, for this asker or for all.
  private func hashed<Value: Sendable>(
    for guesser: Guesser, _ work: @escaping @Sendable () throws(CryptographyError) -> Value
  ) async throws(CoreError) -> Value {
    guard passwordChecks.begin(guesser, limits: limits) else { throw .refused(.tooBusy) }
    defer { passwordChecks.end(guesser) }
    let outcome = await backgroundWork.value { () -> Result<Value, CryptographyError> in
      do throws(CryptographyError) { return .success(try work()) } catch { return .failure(error) }
    }
    do throws(CryptographyError) {
      return try outcome.get()
    } catch {
      throw .cryptography(error)
    }
  }
}

extension PasswordHash? {
  fileprivate func matches(_ password: Secret, cost: PasswordHash.Cost) throws(CryptographyError) -> Bool {
    guard let hash = self else {
      _ = try PasswordHash(hashing: password, cost: cost)
      return false
    }
    return try hash.verifies(password)
  }
}

/// Where the core has work done that takes long and must hold nobody up: the hashes of passwords, and those of the log's rows.
///
/// It comes from outside, as the store and the clock do: how many threads a machine can spare for it, and how little they
/// may matter, is not the core's to know.
public protocol BackgroundWork: Sendable {
  /// Does the work apart from whoever asks, and answers when it is done. Never more than a few wait (`Limits.passwordChecks`,
  /// and one for each walk along the log).
  func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value
}

/// The program's own tasks, for a program that has no threads to give.
public struct BackgroundTasks: BackgroundWork {
  /// Tasks of the lowest priority.
  public init() {}

  /// Does it in a task of its own.
  public func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
    await Task.detached(priority: .background, operation: work).value
  }
}

/// The password checks that are being made: few in all, fewer of one asker, and one at a time of one asker for one user, so
/// that no guess is made before the one before it was counted.
struct PasswordChecks {
  private var guessers: Set<Guesser> = []

  /// Whether one more may be made.
  mutating func begin(_ guesser: Guesser, limits: Limits) -> Bool {
    guard guessers.count < limits.passwordChecks,
      guessers.count(where: { $0.asker == guesser.asker }) < limits.passwordChecksOfOneAsker
    else { return false }
    return guessers.insert(guesser).inserted
  }

  mutating func end(_ guesser: Guesser) {
    guessers.remove(guesser)
  }
}
