// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// A text message that waits to be handed to the gateway, or was.
public struct OutgoingMessage: Sendable {
  /// 32 hexadecimal digits: the gateway hands a message with a known name over once.
  public let id: String
  public let to: PhoneNumber
  public let text: Secret
  public let createdAt: Instant
  public var handedOverAt: Instant?

  public init(id: String, to: PhoneNumber, text: Secret, createdAt: Instant, handedOverAt: Instant? = nil) {
    self.id = id
    self.to = to
    self.text = text
    self.createdAt = createdAt
    self.handedOverAt = handedOverAt
  }
}
