// SPDX-License-Identifier: GPL-3.0-or-later

/// A wish to approve with one-time codes instead of QR codes: asked for, waited for, confirmed.
public struct MethodSwitch: Hashable, Sendable {
  /// When it was asked for.
  public let requestedAt: Instant
  /// From when on the user may confirm: 24 hours later, and later still where the clock leaps in between.
  public let dueAt: Instant
  /// Whether the user was told that it is due.
  public var isAnnounced: Bool
  /// All leaps of the clock before it was asked for: only later ones put it off.
  public let leaptBefore: Duration

  /// A wish as it is kept.
  public init(requestedAt: Instant, dueAt: Instant, isAnnounced: Bool = false, leaptBefore: Duration = .zero)
  {
    self.requestedAt = requestedAt
    self.dueAt = dueAt
    self.isAnnounced = isAnnounced
    self.leaptBefore = leaptBefore
  }

  /// From when on it may be confirmed, when the clock has leapt by `leapt` in all: a leap is not time that passed.
  public func dueAt(afterLeaps leapt: Duration) -> Instant {
    dueAt + max(.zero, leapt - leaptBefore)
  }
}
