// SPDX-License-Identifier: GPL-3.0-or-later

/// Time that never runs backwards and never stands still.
///
/// It follows the wall clock forward. When that is set back, time goes on from the latest moment ever seen, at the pace
/// of the uptime: a clock set back makes no code valid again and no lock longer. When that is set forward, time leaps
/// with it, and the leap is counted, so that who must wait for time to pass does not take a leap for it.
///
/// Who waits for time to pass waits for time that was seen:
///
/// 1. Within one boot the uptime saw it, whether the core ran or not: a core that starts again goes by the uptime kept
///    with the latest moment, and whatever the wall clock says beyond that is a leap.
/// 2. Over a boot nobody saw it, for the machine was off: the wall clock is believed, but at most for as long as
///    `Limits.believedTimeOff` at one boot. A machine that is off at night waits no longer for it; one whose clock was
///    set forward while it was off gains less than any wait is long.
/// 3. A boot is known by its name. Where the clock has none, an uptime under the one that was kept tells that the machine
///    was started anew; one over it may be another boot's too, and then time off counts as a leap: who waits waits
///    longer, never shorter. A core that starts on a new boot keeps the time anew at once.
struct Timekeeper: Sendable {
  private(set) var latest: Instant
  /// All leaps together, those of earlier runs included.
  private(set) var leapt: Duration
  /// Whether what was kept is of an earlier boot, or of none.
  let isOfNewBoot: Bool
  /// A moment at which latest and uptime were read together; time since is counted from here, so that nothing rounds off.
  private var anchor: (instant: Instant, uptime: Duration)
  private var uptime: Duration
  private let boot: String?
  private let tolerance: Duration

  /// Goes on where an earlier run stopped.
  ///
  /// - Parameter seen: a moment that the core saw after what it kept of time, such as that of its last audit row.
  init(from kept: ClockMemory, seen: Instant? = nil, on clock: any CoreClock, limits: Limits) {
    uptime = clock.uptime
    tolerance = limits.clockTolerance
    leapt = kept.leapt
    let floor = max(kept.latest, seen ?? kept.latest)
    let age = kept.age(on: clock)
    isOfNewBoot = age == nil
    boot = clock.boot
    if let passed = age {
      latest = max(floor, kept.latest + passed)
      anchor = (latest, uptime)
      _ = read(clock)
    } else {
      latest = max(floor, clock.wall)
      leapt += max(.zero, latest.duration(since: floor) - limits.believedTimeOff)
      anchor = (latest, uptime)
    }
  }

  mutating func read(_ clock: any CoreClock) -> Instant {
    let wall = clock.wall
    uptime = clock.uptime
    let expected = expected
    if wall > expected + tolerance {
      leapt += wall.duration(since: max(expected, latest))
      anchor = (wall, uptime)
    }
    latest = max(latest, max(wall, expected))
    return latest
  }

  /// What is to be kept: whatever time is ahead of the uptime counts as leapt, though it were less than the tolerance, so
  /// that small steps over many starts add up to nothing.
  var memory: ClockMemory {
    ClockMemory(latest: latest, leapt: leapt + latest.duration(since: expected), uptime: uptime, boot: boot)
  }

  /// The moment it would be had nobody set the clock since the anchor.
  private var expected: Instant { anchor.instant + max(.zero, uptime - anchor.uptime) }
}
