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
