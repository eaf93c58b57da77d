// SPDX-License-Identifier: GPL-3.0-or-later
internal import Synchronization

/// Where the core reads the time.
public protocol CoreClock: Sendable {
  /// The time of day as the machine believes it; may jump either way.
  var wall: Instant { get }
  /// Time since some fixed moment of this boot, sleep included; never jumps.
  var uptime: Duration { get }
  /// What this boot is called, another name at each; `nil` where nobody says.
  var boot: String? { get }
}

extension CoreClock {
  /// Nobody says.
  public var boot: String? { nil }
}

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

/// The core's time, for every thread to read: no reader waits for the core or its database, only for another reader.
final class CoreTime: Sendable {
  private let clock: any CoreClock
  private let keeper: Mutex<Timekeeper>

  init(_ keeper: Timekeeper, on clock: any CoreClock) {
    self.clock = clock
    self.keeper = Mutex(keeper)
  }

  /// Both clocks as they stand, read under the lock: two readers never see time run backwards from the one to the other.
  func reading() -> ClockReading {
    keeper.withLock { $0.read(clock) }
  }

  /// How far the wall clock was set since this boot began.
  func wallSet() -> Duration {
    keeper.withLock { keeper in
      _ = keeper.read(clock)
      return keeper.wallSet
    }
  }

  /// What is to be kept, as of the last reading.
  var memory: ClockMemory { keeper.withLock { $0.memory } }
}
