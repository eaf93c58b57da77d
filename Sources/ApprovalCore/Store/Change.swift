// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// One thing that a commit writes; all of a commit's changes are kept, or none.
public enum Change: Sendable {
  /// Inserts the user or replaces the one with its ID.
  case user(User)
  /// Inserts the enrolment or replaces the one with its ID, its attestations included.
  case enrolment(Enrolment)
  /// Removes the passport's code from every enrolment that was begun before this and that nobody may go on with.
  case stalePassports(begunBefore: Instant)
  /// Inserts the authenticator or replaces the one with its number.
  case authenticator(Authenticator)
  /// Inserts the approval or replaces the one with its ID.
  case approval(Approval)
  /// Inserts the freeze or replaces the one of its user and service, however that is spelled.
  case freeze(Freeze)
  /// Removes the freeze of a service for a user, however the service is spelled.
  case unfreeze(ServiceName, for: UserID)
  /// Inserts the wrong guesses or replaces those of their guesser.
  case wrongGuesses(WrongGuesses)
  /// Removes the wrong guesses of a guesser, which was right.
  case rightGuess(by: Guesser)
  /// Inserts the code or replaces the one of its user and purpose.
  case pendingCode(PendingCode)
  /// Removes the code of a user and purpose.
  case spentCode(PendingCode.Purpose, of: UserID)
  /// Inserts the message or replaces the one with its ID.
  case message(OutgoingMessage)
  /// Inserts the recovery or replaces the one of its user.
  case recovery(Recovery)
  /// Inserts the service or replaces the one with its name.
  case service(RegisteredService)
  /// The core's own signing key, written once.
  case signingKey(Secret)
  /// What is remembered of time; there is one.
  case clock(ClockMemory)
  /// Appends to the audit log; its sequence is one more than the last.
  case audit(AuditEntry)
}

/// How sure a commit must be before it returns.
public enum Durability: Sendable {
  /// On the disk: survives a power cut. For everything decided, counted or spoken.
  case durable
  /// In order, and on the disk with the next durable one: survives the end of the process. For a request and
  /// the steps on the way, which decide nothing: taken away by a power cut, they are asked for and taken again.
  case ordered
}
