// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Passwords: the second factor of code devices and chips.
extension ApprovalCore {
  /// Puts a new password in the place of the old one.
  ///
  /// - Parameter code: a code of the user's own code device, where the change is not approved otherwise: which of code and old
  ///   password did not hold is never said.
  /// - Throws: `notTheSame`, `wrongPassword`, or `passwordLocked` after too many wrong ones.
  public func changePassword(
    of user: UserID, from old: Secret, to new: Password, repeated: Secret, code: Secret? = nil
  ) throws(CoreError) {
    guard repeated == new.secret else { throw .refused(.notTheSame) }
    var spent: Authenticator?
    if let code { spent = try spending(code, of: user) }
    let (holds, judged, events) = try judge(old, of: user)
    guard holds, code == nil || spent != nil else {
      try keep([.user(judged)], events)
      if let until = judged.passwordLockedUntil, now() < until {
        throw .refused(.passwordLocked(until: until))
      }
      throw .refused(.wrongPassword)
    }
    var person = judged
    person.passwordHash = try hash(new)
    try keep(
      [.user(person)] + (spent.map { [.authenticator($0)] } ?? []),
      [AuditEvent("user.passwordChanged", user: user, subject: user.canonical)])
    tell(.passwordChanged(user))
  }

  // MARK: -

  /// The user's code device with this code of its own spent; `nil` where the code does not hold.
  private func spending(_ code: Secret, of user: UserID) throws(CoreError) -> Authenticator? {
    let reading = reading()
    for var device in try authenticators(of: user)
    where device.kind.isCodeDevice && device.obstacle(at: reading.now) == nil {
      if try device.spend(code, at: reading, limits: limits) == .holds { return device }
    }
    return nil
  }

  /// The user with the password that an activation is given: the one that they have, unless they may choose one here.
  ///
  /// - Throws: `wrongPassword`.
  func settling(_ password: Password, of person: User, mayChoose: Bool) throws(CoreError) -> User {
    guard !mayChoose, person.passwordHash != nil else {
      var person = person
      person.passwordHash = try hash(password)
      return person
    }
    let (holds, judged, events) = try judge(password.secret, of: person.id)
    guard holds else {
      try keep([.user(judged)], events)
      throw .refused(.wrongPassword)
    }
    return judged
  }

  func hash(_ password: Password) throws(CoreError) -> PasswordHash {
    do {
      return try PasswordHash(hashing: password.secret, cost: passwordCost)
    } catch {
      throw .cryptography(error)
    }
  }

  /// Whether a password holds, the user with the count of wrong ones brought up to date, and what the log is told.
  ///
  /// One hash is worked out in every case: for a user unknown, locked or without a password too.
  func judge(_ password: Secret, of id: UserID) throws(CoreError) -> (
    holds: Bool, user: User, events: [AuditEvent]
  ) {
    let known = try self.user(id)
    let matches = try matches(password, known?.passwordHash)
    guard var user = known, user.passwordHash != nil else { throw .refused(.unknownUser) }
    if let until = user.passwordLockedUntil, now() < until { return (false, user, []) }
    guard !matches else {
      user.passwordFailures = 0
      user.passwordLockedUntil = nil
      return (true, user, [])
    }
    user.passwordFailures += 1
    guard user.passwordFailures >= limits.passwordTries else { return (false, user, []) }
    user.passwordFailures = 0
    user.passwordLockedUntil = now() + limits.lockDuration
    return (false, user, [AuditEvent("user.passwordLocked", user: id, subject: id.canonical)])
  }

  private func matches(_ password: Secret, _ hash: PasswordHash?) throws(CoreError) -> Bool {
    do {
      if let hash { return try hash.verifies(password) }
      _ = try PasswordHash(hashing: password, cost: passwordCost)
      return false
    } catch {
      throw .cryptography(error)
    }
  }
}
