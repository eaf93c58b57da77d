// SPDX-License-Identifier: GPL-3.0-or-later

/// Time that never runs backwards and never stands still.
///
/// It follows the wall clock forward. When that is set back, time goes on from the latest moment ever seen, at the pace
/// of the uptime: a clock set back makes no code valid again and no lock longer. When that is set forward, time goes
/// with it, and whatever it gains on the uptime is counted as a leap, however little: who must wait for time to pass does
/// not take a leap for it, nor many small steps.
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
/// 4. A step within `Limits.clockTolerance` may be taken back, and its leap with it: time then waits until the uptime has
///    caught up. A greater one stays.
struct Timekeeper: Sendable {
  private(set) var latest: Instant
  /// All leaps that stay, those of earlier runs included.
  private var settledLeaps: Duration
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
    settledLeaps = kept.leapt
    let floor = max(kept.latest, seen ?? kept.latest)
    let age = kept.age(on: clock)
    isOfNewBoot = age == nil
    boot = clock.boot
    if let passed = age {
      latest = max(floor, kept.latest + passed)
      // Seen beyond what the uptime says that passed since: a step that was too small to be kept.
      settledLeaps += latest.duration(since: kept.latest + passed)
      anchor = (latest, uptime)
      _ = read(clock)
    } else {
      latest = max(floor, clock.wall)
      settledLeaps += max(.zero, latest.duration(since: floor) - limits.believedTimeOff)
      anchor = (latest, uptime)
    }
  }

  mutating func read(_ clock: any CoreClock) -> Instant {
    let wall = clock.wall
    uptime = clock.uptime
    let expected = expected
    if wall > expected + tolerance {
      settledLeaps += wall.duration(since: expected)
      anchor = (wall, uptime)
    }
    latest = max(latest, max(wall, expected))
    return latest
  }

  /// All leaps together: also what time is ahead of the uptime by now, though it were less than the tolerance.
  var leapt: Duration { settledLeaps + latest.duration(since: expected) }

  /// What is to be kept.
  var memory: ClockMemory { ClockMemory(latest: latest, leapt: leapt, uptime: uptime, boot: boot) }

  /// The moment it would be had nobody set the clock since the anchor.
  private var expected: Instant { anchor.instant + max(.zero, uptime - anchor.uptime) }
}
