// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Passwords: the second factor of code devices and chips.
extension ApprovalCore {
  /// Puts a new password in the place of the old one.
  ///
  /// - Throws: `notTheSame`, `wrongPassword`, or `passwordLocked` after too many wrong ones.
  public func changePassword(of user: UserID, from old: Secret, to new: Password, repeated: Secret)
    throws(CoreError)
  {
    guard repeated == new.secret else { throw .refused(.notTheSame) }
    let (holds, judged, events) = try judge(old, of: user)
    guard holds else {
      try keep([.user(judged)], events)
      if let until = judged.passwordLockedUntil, now() < until {
        throw .refused(.passwordLocked(until: until))
      }
      throw .refused(.wrongPassword)
    }
    var person = judged
    person.passwordHash = try hash(new)
    try keep([.user(person)], [AuditEvent("user.passwordChanged", user: user, subject: user.canonical)])
    tell(.passwordChanged(user))
  }

  // MARK: -

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
