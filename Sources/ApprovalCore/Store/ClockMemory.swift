// SPDX-License-Identifier: GPL-3.0-or-later

/// What the core remembers of time between two runs.
public struct ClockMemory: Hashable, Sendable {
  /// The latest moment ever seen.
  public let latest: Instant
  /// How far the clock was set forward, all leaps together, while the core was looking.
  public let leapt: Duration

  /// What was seen so far.
  public init(latest: Instant, leapt: Duration) {
    self.latest = latest
    self.leapt = leapt
  }
}
