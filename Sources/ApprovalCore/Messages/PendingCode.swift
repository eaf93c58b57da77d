// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// A code that was sent or shown once and waits to be given back.
public struct PendingCode: Sendable {
  public enum Purpose: String, CaseIterable, Sendable {
    /// Binds a phone number to its user.
    case phoneNumber
    /// The temporary PIN of an app's activation.
    case temporaryPIN
    /// Copies an app to another device.
    case appCopy
  }

  public let purpose: Purpose
  public let user: UserID
  public let code: Secret
  /// What the code will confirm (a phone number, an authenticator's number), as text.
  public let subject: String
  public let expiresAt: Instant
  public var triesLeft: Int

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
