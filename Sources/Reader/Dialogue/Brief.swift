// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// What the dialogue knows of an approval that arrived.
public struct Brief: Hashable, Sendable {
  public let id: ApprovalID
  public let service: ServiceName
  public let action: Action
  public let channel: Channel
  public let isRepeat: Bool
  public var state: ApprovalState
  public var expiresAt: Instant
  /// What will be heard of the text, part by part; empty where it gives no sound, and then it cannot be approved.
  public let parts: [TextPart]

  public init(
    id: ApprovalID, service: ServiceName, action: Action, channel: Channel, isRepeat: Bool,
    state: ApprovalState,
    expiresAt: Instant, parts: [TextPart]
  ) {
    self.id = id
    self.service = service
    self.action = action
    self.channel = channel
    self.isRepeat = isRepeat
    self.state = state
    self.expiresAt = expiresAt
    self.parts = parts
  }
}
