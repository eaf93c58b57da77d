// SPDX-License-Identifier: GPL-3.0-or-later

/// What the core remembers of time between two runs.
public struct ClockMemory: Hashable, Sendable {
  /// The core's time.
  public let latest: Instant
  /// What the wall clock said then; `nil` where it was kept before wall clocks were.
  public let wall: Instant?
  /// The uptime at that moment; `nil` where it was kept before uptimes were.
  public let uptime: Duration?
  /// The boot that it was in, where the clock says.
  public let boot: String?
  /// How far the wall clock was ahead of the core's time when the core first ran in this boot.
  public let aheadAtBoot: Duration

  /// What was seen so far.
  public init(
    latest: Instant, wall: Instant? = nil, uptime: Duration? = nil, boot: String? = nil,
    aheadAtBoot: Duration = .zero
  ) {
    self.latest = latest
    self.wall = wall
    self.uptime = uptime
    self.boot = boot
    self.aheadAtBoot = aheadAtBoot
  }

  /// How long ago it was, where that was in this boot: the same by its name, or, where it has none, one whose uptime is
  /// not less.
  func age(on clock: any CoreClock) -> Duration? {
    guard let uptime, uptime <= clock.uptime else { return nil }
    if let boot, let now = clock.boot, boot != now { return nil }
    return clock.uptime - uptime
  }

  /// Whether a restart that knew only `earlier` would lose too much of what this says.
  func isNews(since earlier: ClockMemory, _ limits: Limits) -> Bool {
    guard let wall, let earlierWall = earlier.wall else { return true }
    let passed = latest.duration(since: earlier.latest)
    let wallPassed = wall.duration(since: earlierWall)
    return passed >= limits.clockMemoryInterval || (wallPassed - passed).magnitude >= limits.clockTolerance
  }
}
