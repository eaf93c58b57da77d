// SPDX-License-Identifier: GPL-3.0-or-later

/// What a service asks for.
public struct ApprovalRequest: Sendable {
  public var user: UserID
  public var text: TransactionText
  public var channel: Channel
  /// How long the request lives; `nil` for the usual five minutes.
  public var lifetime: Duration?
  /// The least assurance that the service takes.
  public var assurance: AssuranceLevel

  public init(
    user: UserID, text: TransactionText, channel: Channel = .oneTimeCode, lifetime: Duration? = nil,
    assurance: AssuranceLevel = .low
  ) {
    self.user = user
    self.text = text
    self.channel = channel
    self.lifetime = lifetime
    self.assurance = assurance
  }
}
