// SPDX-License-Identifier: GPL-3.0-or-later

/// What the core remembers of time between two runs.
public struct ClockMemory: Hashable, Sendable {
  /// The latest moment ever seen.
  public let latest: Instant
  /// How far the clock was set forward, all leaps together, while the core was looking.
  public let leapt: Duration
  /// The uptime at that moment; `nil` where it was kept before uptimes were.
  public let uptime: Duration?
  /// The boot that it was in, where the clock says.
  public let boot: String?

  /// What was seen so far.
  public init(latest: Instant, leapt: Duration, uptime: Duration? = nil, boot: String? = nil) {
    self.latest = latest
    self.leapt = leapt
    self.uptime = uptime
    self.boot = boot
  }

  /// How long ago it was, where that was in this boot: the same by its name, or, where it has none, one whose uptime is
  /// not less.
  func age(on clock: any CoreClock) -> Duration? {
    guard let uptime, uptime <= clock.uptime else { return nil }
    if let boot, let now = clock.boot, boot != now { return nil }
    return clock.uptime - uptime
  }
}
