// SPDX-License-Identifier: GPL-3.0-or-later

/// A wish to approve with one-time codes instead of QR codes: asked for, waited for, confirmed.
public struct MethodSwitch: Hashable, Sendable {
  /// When it was asked for.
  public let requestedAt: Instant
  /// From when on the user may confirm: 24 hours later, in the core's time, which takes no leap of the clock.
  public let dueAt: Instant
  /// Whether the user was told that it is due.
  public var isAnnounced: Bool

  /// A wish as it is kept.
  public init(requestedAt: Instant, dueAt: Instant, isAnnounced: Bool = false) {
    self.requestedAt = requestedAt
    self.dueAt = dueAt
    self.isAnnounced = isAnnounced
  }
}
