// SPDX-License-Identifier: GPL-3.0-or-later

/// What both clocks say at one moment.
public struct ClockReading: Hashable, Sendable {
  /// The core's time: what locks, waits and lifetimes are measured in; never runs back and never leaps.
  public let now: Instant
  /// The time of day as the machine believes it: what time-based codes, receipts, the log and people go by.
  public let wall: Instant

  /// How far the wall clock is ahead of the core's time; behind it where that is negative. They differ once a clock was
  /// set, or the machine was off for longer than is believed.
  public var wallAhead: Duration { wall.duration(since: now) }
}
