// SPDX-License-Identifier: GPL-3.0-or-later

/// A wish to approve with one-time codes instead of QR codes: asked for, waited for, confirmed.
public struct MethodSwitch: Hashable, Sendable {
  public let requestedAt: Instant
  /// From when on the user may confirm: 24 hours of seen time later.
  public let dueAt: Instant
  /// Whether the user was told that it is due.
  public var isAnnounced: Bool

  public init(requestedAt: Instant, dueAt: Instant, isAnnounced: Bool = false) {
    self.requestedAt = requestedAt
    self.dueAt = dueAt
    self.isAnnounced = isAnnounced
  }
}
