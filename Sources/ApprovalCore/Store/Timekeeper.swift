// SPDX-License-Identifier: GPL-3.0-or-later

/// Time that never runs backwards and never stands still.
///
/// It follows the wall clock forward. When that is set back, time goes on from the latest moment ever seen, at the pace
/// of the uptime: a clock set back makes no code valid again and no lock longer. When that is set forward, time leaps
/// with it, and the leap is counted, so that who must wait for time to pass does not take a leap for it.
struct Timekeeper: Sendable {
  private(set) var latest: Instant
  /// All leaps together, those of earlier runs included.
  private(set) var leapt: Duration
  /// A moment at which latest and uptime were read together; time since is counted from here, so that nothing rounds off.
  private var anchor: (instant: Instant, uptime: Duration)
  private let tolerance: Duration

  /// Goes on where an earlier run stopped. What passed in between is the wall clock's to tell: nobody else saw it.
  init(from kept: ClockMemory, on clock: any CoreClock, limits: Limits) {
    latest = max(kept.latest, clock.wall)
    leapt = kept.leapt
    anchor = (latest, clock.uptime)
    tolerance = limits.clockTolerance
  }

  mutating func read(_ clock: any CoreClock) -> Instant {
    let (wall, uptime) = (clock.wall, clock.uptime)
    let expected = anchor.instant + max(.zero, uptime - anchor.uptime)
    if wall > expected + tolerance {
      leapt += wall.duration(since: max(expected, latest))
      anchor = (wall, uptime)
    }
    latest = max(latest, max(wall, expected))
    return latest
  }

  var memory: ClockMemory { ClockMemory(latest: latest, leapt: leapt) }
}
