// SPDX-License-Identifier: GPL-3.0-or-later

/// What a service asks for.
public struct ApprovalRequest: Sendable {
  /// Who is asked.
  public var user: UserID
  /// What they are asked to approve.
  public var text: TransactionText
  /// How it is to be bound.
  public var channel: Channel
  /// How long the request lives; `nil` for the usual five minutes.
  public var lifetime: Duration?
  /// The least assurance that the service takes.
  public var assurance: AssuranceLevel
  /// The system account that asks; `nil` where none of this machine does.
  public var asker: UInt32?
  /// Whether who asks is a program of the machine that no service vouches for (`Approval.isFromProgram`).
  public var isFromProgram = false

  /// A request with what most services leave as it is.
  public init(
    user: UserID, text: TransactionText, channel: Channel = .oneTimeCode, lifetime: Duration? = nil,
    assurance: AssuranceLevel = .low, asker: UInt32? = nil
  ) {
    self.user = user
    self.text = text
    self.channel = channel
    self.lifetime = lifetime
    self.assurance = assurance
    self.asker = asker
  }
}
