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
  /// How often the person may still ask for more time.
  public var extensionsLeft: Int
  /// Whether a switch to one-time codes waits for this user: said at every approval.
  public let switchIsPending: Bool
  /// What will be heard of the text, part by part; empty where it gives no sound, and then it cannot be approved.
  public let parts: [TextPart]

  public init(_ approval: Approval, parts: [TextPart], switchIsPending: Bool = false) {
    id = approval.id
    service = approval.text.service
    action = approval.text.action
    channel = approval.channel
    isRepeat = approval.isRepeat
    state = approval.state
    expiresAt = approval.expiresAt
    extensionsLeft = approval.extensionsLeft
    self.switchIsPending = switchIsPending
    self.parts = parts
  }
}
