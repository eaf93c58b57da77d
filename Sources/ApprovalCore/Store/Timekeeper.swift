// SPDX-License-Identifier: GPL-3.0-or-later

/// Time that never runs backwards, never stands still and never leaps: what locks, waits and lifetimes are measured in.
///
/// It passes at the pace of the uptime, whatever the wall clock says. The wall clock is told beside it as it stands: set
/// forward, set back, believed at once, and no wait becomes longer or shorter by it.
///
/// 1. Within one boot the uptime says how much time passed, whether the core ran or not.
/// 2. Over a boot nothing does, for the machine was off: the wall clock is believed, but at most for
///    `Limits.believedTimeOff` at one boot. A machine that is off at night waits no longer for it; one whose clock was set
///    forward while it was off gains less than any long wait is long.
/// 3. A boot is known by its name. Where the clock has none, an uptime under the one that was kept tells that the machine
///    was started anew; one over it may be another boot's too, and then less time is seen than passed: who waits waits
///    longer, never shorter. A core that starts on a new boot keeps the time anew at once.
/// 4. A wall clock that moved against the uptime by `Limits.clockTolerance` is kept with the next commit, so that the
///    wall clock's moment of a commit tells how much time had passed by then, to that tolerance.
struct Timekeeper: Sendable {
  /// Whether what was kept is of an earlier boot, or of none.
  let isOfNewBoot: Bool
  private(set) var reading: ClockReading
  private let aheadAtBoot: Duration
  /// A moment at which time and uptime were read together; time since is counted from here, so that nothing rounds off.
  private let anchor: (instant: Instant, uptime: Duration)
  private var uptime: Duration
  private let boot: String?

  /// Goes on where an earlier run stopped; the first time, from what the wall clock says.
  ///
  /// - Parameter seen: What the wall clock said when the core kept something last, such as its last audit row.
  init(from kept: ClockMemory?, seen: Instant? = nil, on clock: any CoreClock, limits: Limits) {
    let (wall, uptime) = (clock.wall, clock.uptime)
    let age = kept?.age(on: clock)
    let now =
      if let kept, let age {
        max(kept.latest + age, kept.wall == nil ? seen ?? kept.latest : kept.latest)
      } else if let kept {
        kept.resumed(at: wall, seen: seen, limits)
      } else {
        max(wall, seen ?? wall)
      }
    isOfNewBoot = age == nil || kept?.wall == nil
    reading = ClockReading(now: now, wall: wall)
    aheadAtBoot = isOfNewBoot ? reading.wallAhead : kept?.aheadAtBoot ?? .zero
    anchor = (now, uptime)
    self.uptime = uptime
    boot = clock.boot
  }

  /// Both clocks as they stand.
  mutating func read(_ clock: any CoreClock) -> ClockReading {
    uptime = clock.uptime
    let now = anchor.instant + max(.zero, uptime - anchor.uptime)
    reading = ClockReading(now: max(reading.now, now), wall: clock.wall)
    return reading
  }

  /// How far the wall clock was set since this boot began: forward, or back where it is negative.
  var wallSet: Duration { reading.wallAhead - aheadAtBoot }

  /// What is to be kept.
  var memory: ClockMemory {
    ClockMemory(
      latest: reading.now, wall: reading.wall, uptime: uptime, boot: boot, aheadAtBoot: aheadAtBoot)
  }
}

extension ClockMemory {
  /// The moment it is on another boot, when the wall clock says `wall`.
  fileprivate func resumed(at wall: Instant, seen: Instant?, _ limits: Limits) -> Instant {
    // Before wall clocks were kept, both were the same.
    guard let keptWall = self.wall else {
      let floor = max(latest, seen ?? latest)
      return floor + limits.believed(wall.duration(since: floor))
    }
    let most = limits.clockMemoryInterval + limits.clockTolerance
    let ran = min(max(.zero, (seen ?? keptWall).duration(since: keptWall)), most)
    return latest + ran + limits.believed(wall.duration(since: keptWall + ran))
  }
}

extension Limits {
  /// How much of the time that a machine is said to have been off is believed.
  fileprivate func believed(_ off: Duration) -> Duration {
    min(max(.zero, off), believedTimeOff)
  }
}
