// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// A text message that waits to be handed to the gateway, or was.
public struct OutgoingMessage: Sendable {
  /// 32 hexadecimal digits: the gateway hands a message with a known name over once.
  public let id: String
  /// Whose telephone it goes to.
  public let to: PhoneNumber
  /// What it says; empty once it was handed over.
  public var text: Secret
  /// When it was written.
  public let createdAt: Instant
  /// When the gateway had it ready to go: from then on, one that is no longer there has gone.
  public var preparedAt: Instant?
  /// When it had gone.
  public var handedOverAt: Instant?

  /// A message as it is kept.
  public init(
    id: String, to: PhoneNumber, text: Secret, createdAt: Instant, preparedAt: Instant? = nil,
    handedOverAt: Instant? = nil
  ) {
    self.id = id
    self.to = to
    self.text = text
    self.createdAt = createdAt
    self.preparedAt = preparedAt
    self.handedOverAt = handedOverAt
  }
}

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

/// What text messages say around their codes: sentences come from the languages' files, never from code.
public struct MessageWording: Hashable, Sendable {
  /// The message that binds a telephone number.
  public let phoneNumber: String
  /// The message with a temporary PIN.
  public let temporaryPIN: String

  /// Sentences with `{code}` in them; without any, the code follows the name of this program, which is one in every
  /// language. Where a sentence lacks `{code}`, the code is added to it.
  public init(phoneNumber: String = "Kodeoplæser {code}", temporaryPIN: String = "Kodeoplæser {code}") {
    self.phoneNumber = phoneNumber
    self.temporaryPIN = temporaryPIN
  }

  func text(_ purpose: PendingCode.Purpose, code: Secret) -> Secret {
    let sentence = purpose == .phoneNumber ? phoneNumber : temporaryPIN
    let parts = Array(sentence.utf8).parts(around: Array("{code}".utf8))
    let (before, after) = parts ?? (Array((sentence + " ").utf8), [])
    return Secret(before + code.revealed() + after)
  }
}

extension [UInt8] {
  /// What stands before and after the first `mark`; `nil` where there is none.
  fileprivate func parts(around mark: [UInt8]) -> (before: [UInt8], after: [UInt8])? {
    guard let start = indices.first(where: { self[$0...].starts(with: mark) }) else { return nil }
    return (Array(self[..<start]), Array(self[(start + mark.count)...]))
  }
}
