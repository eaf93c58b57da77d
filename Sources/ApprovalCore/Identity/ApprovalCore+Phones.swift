// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// The telephone of a user.
extension ApprovalCore {
  /// Sends a validation code to a number that the user says is theirs; nothing changes until it comes back.
  ///
  /// - Throws: `unknownUser`, or `tooSoon` within a minute of the last one.
  public func sendPhoneCode(to phone: PhoneNumber, for user: UserID) throws(CoreError) {
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    try send(
      digits(limits.phoneCodeDigits), .phoneNumber, of: user, about: phone.e164, to: phone,
      telling: [AuditEvent("phone.codeSent", user: user, subject: phone.ending)])
  }

  /// The number that waits for its code to come back.
  ///
  /// - Throws: `noCodeWaits`.
  public func awaitedPhone(of user: UserID) throws(CoreError) -> PhoneNumber {
    guard let pending = try pendingCode(.phoneNumber, of: user) else { throw .refused(.noCodeWaits) }
    do throws(IdentityError) {
      return try PhoneNumber(pending.subject, limits: limits)
    } catch {
      throw .identity(error)
    }
  }

  /// Binds the number that the code was sent to. One that takes another's place receives no temporary PIN for five days.
  ///
  /// - Throws: `noCodeWaits`, `codeLapsed` or `wrongCode`.
  public func bindPhone(code: Secret, for user: UserID) throws(CoreError) {
    guard var person = try self.user(user) else { throw .refused(.unknownUser) }
    let pending = try redeem(code, .phoneNumber, of: user)
    let phone: PhoneNumber
    do throws(IdentityError) {
      phone = try PhoneNumber(pending.subject, limits: limits)
    } catch {
      throw .identity(error)
    }
    let isChange = person.phone.map { $0 != phone } ?? false
    if isChange { person.phoneChangedAt = now() }
    person.phone = phone
    try keep(
      [.user(person), .spentCode(.phoneNumber, of: user)],
      [AuditEvent(isChange ? "phone.changed" : "phone.bound", user: user, subject: phone.ending)])
    if isChange { tell(.phoneChanged(user)) }
  }

  /// The number that a temporary PIN may go to.
  ///
  /// - Throws: `noPhone`, or `phoneChangedRecently`.
  func phoneForTemporaryPIN(of person: User) throws(CoreError) -> PhoneNumber {
    guard let phone = person.phone else { throw .refused(.noPhone) }
    if let changedAt = person.phoneChangedAt {
      let end = changedAt + limits.phoneQuarantine
      guard now() >= end else { throw .refused(.phoneChangedRecently(until: end)) }
    }
    return phone
  }
}
