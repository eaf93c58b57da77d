// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// A code that was sent or shown once and waits to be given back.
public struct PendingCode: Sendable {
  /// What a code is for.
  public enum Purpose: String, CaseIterable, Sendable {
    /// Binds a phone number to its user.
    case phoneNumber
    /// The temporary PIN of an app's activation.
    case temporaryPIN
    /// The temporary PIN of a recovery: apart from an app's, so that nobody takes its place by beginning an app.
    case recoveryPIN
    /// Copies an app to another device.
    case appCopy
  }

  /// What it is for.
  public let purpose: Purpose
  /// Who gives it back.
  public let user: UserID
  /// The digits.
  public let code: Secret
  /// What the code will confirm (a phone number, an authenticator's number), as text.
  public let subject: String
  /// When it is good no more.
  public let expiresAt: Instant
  /// How many wrong ones until it is gone.
  public var triesLeft: Int

  /// A code as it is kept.
  public init(
    purpose: Purpose, user: UserID, code: Secret, subject: String, expiresAt: Instant, triesLeft: Int
  ) {
    self.purpose = purpose
    self.user = user
    self.code = code
    self.subject = subject
    self.expiresAt = expiresAt
    self.triesLeft = triesLeft
  }
}
