// SPDX-License-Identifier: GPL-3.0-or-later

import Devices
import Testing

@testable import ApprovalCore

struct TimekeeperTests {
  let clock = TestClock()
  private var start: Instant { TestClock().wall }

  private func keeper() -> Timekeeper {
    Timekeeper(from: nil, on: clock, limits: Limits())
  }

  private func resumed(_ kept: ClockMemory, seen: Instant? = nil) -> Timekeeper {
    Timekeeper(from: kept, seen: seen, on: clock, limits: Limits())
  }

  /// What happens to a clock.
  enum Event {
    case pass(Duration)
    case set(Duration)
    case restart
    case reboot(off: Duration)
  }

  @Test(
    arguments: [
      // Within a boot time passes at the pace of the uptime, wherever the wall clock is put.
      ([.pass(.hours(1))], .hours(1), .zero),
      ([.set(.days(26_000))], .zero, .days(26_000)),
      ([.set(.days(26_000)), .pass(.hours(1)), .set(.days(-26_000))], .hours(1), .zero),
      ([.set(.days(-300)), .pass(.minutes(5))], .minutes(5), .days(-300)),
      ([.set(.seconds(1)), .set(.seconds(-1)), .pass(.seconds(1))], .seconds(1), .zero),
      ([.pass(.hours(2)), .set(.hours(24)), .restart], .hours(2), .hours(24)),
      ([.pass(.hours(2)), .set(.hours(-24)), .restart], .hours(2), .hours(-24)),
      // Over a boot a night off is believed, and no more; the clock that went on all the time was not set.
      ([.reboot(off: .hours(8)), .restart], .hours(8) + .minutes(1), .zero),
      ([.reboot(off: .hours(16) - .minutes(1))], .hours(16), .zero),
      ([.reboot(off: .hours(17) - .minutes(1))], .hours(16), .zero),
      ([.reboot(off: .days(10))], .hours(16), .zero),
      ([.reboot(off: .days(10)), .set(.hours(-2))], .hours(16), .hours(-2)),
      // A clock that had stopped says that no time passed.
      (
        [.pass(.hours(1)), .set(.days(-20_000)), .restart, .reboot(off: .zero)], .hours(1) + .minutes(1),
        .zero
      ),
    ] as [([Event], Duration, Duration)])
  func `time passes by the uptime, and the wall clock is told as it stands`(
    events: [Event], passed: Duration, set: Duration
  ) {
    var time = keeper()
    let first = time.reading.now
    for event in events { happens(event, to: &time) }
    let reading = time.read(clock)
    #expect(reading.now == first + passed)
    #expect(reading.wall == clock.wall)
    #expect(time.wallSet == set)
  }

  private func happens(_ event: Event, to time: inout Timekeeper) {
    switch event {
    case .pass(let duration): clock.pass(duration)
    case .set(let duration): clock.set(duration)
    case .restart: time = resumed(time.memory)
    case .reboot(let off):
      _ = time.read(clock)
      let memory = time.memory
      clock.reboot(off: off)
      time = resumed(memory)
    }
    _ = time.read(clock)
  }

  @Test func `the first time is the wall clock's, and it is kept`() {
    #expect(keeper().reading == ClockReading(now: start, wall: start))
    #expect(keeper().isOfNewBoot)
    #expect(!resumed(keeper().memory).isOfNewBoot)
  }

  @Test func `however often the time is read or kept, nothing is lost that would shorten a wait`() {
    var time = keeper()
    for turn in 1...10_000 {
      clock.pass(.microseconds(600))
      _ = time.read(clock)
      if turn % 100 == 0 { time = resumed(time.memory) }
    }
    let passed = time.read(clock).now.duration(since: start)
    // A restart rounds to the millisecond, downwards.
    #expect(passed <= .milliseconds(6000) && passed >= .milliseconds(6000 - 101))
  }

  @Test func `what was kept is outdated when an hour passed, or the wall clock was set`() {
    let (kept, limits) = (keeper().memory, Limits())
    func news(after change: () -> Void) -> Bool {
      change()
      var time = resumed(kept)
      _ = time.read(clock)
      return time.memory.isNews(since: kept, limits)
    }
    #expect(!news { clock.pass(.minutes(59)) })
    #expect(!news { clock.set(.seconds(1)) })
    #expect(news { clock.set(.seconds(1)) })
    #expect(!news { clock.set(.seconds(-2)) })
    #expect(news { clock.set(.seconds(-2)) })
    #expect(!news { clock.set(.seconds(2)) })
    #expect(news { clock.pass(.minutes(1)) })
  }

  @Test func `a boot without a name is a new one where the uptime is less, else little passed`() {
    let clock = TestClock(isNameless: true)
    let early = Timekeeper(from: nil, on: clock, limits: Limits()).memory
    clock.pass(.hours(1))
    let late = Timekeeper(from: early, on: clock, limits: Limits()).memory
    clock.reboot(off: .hours(8))
    let known = Timekeeper(from: late, on: clock, limits: Limits())
    #expect(known.isOfNewBoot)
    #expect(known.reading.now == start + .hours(9) + .minutes(1))
    let unknown = Timekeeper(from: early, on: clock, limits: Limits())
    #expect(unknown.reading.now == start + .seconds(10))
  }

  @Test func `over a boot, time off counts from the last moment seen`() {
    let kept = keeper().memory
    clock.pass(.minutes(50))
    let seen = clock.wall
    clock.reboot(off: .hours(16))
    #expect(resumed(kept, seen: seen).reading.now == start + .minutes(50) + .hours(16))
    #expect(resumed(kept).reading.now == start + .hours(16))
    // No row can be later than what was kept by more than is kept after.
    #expect(
      resumed(kept, seen: seen + .days(1000)).reading.now <= start + .hours(1) + .hours(16) + .seconds(2))
  }

  @Test func `a clock that leapt in an earlier version goes on from there, and its codes by the wall clock`()
  {
    let leapt = start + .days(26_000)
    let time = resumed(ClockMemory(latest: leapt, uptime: clock.uptime, boot: clock.boot), seen: leapt)
    #expect(time.reading == ClockReading(now: leapt, wall: start))
    #expect(time.isOfNewBoot)
    #expect(time.wallSet == .zero)
  }

  @Test(arguments: 1...200)
  func `on no walk of the clocks does more time pass than was seen or is believed`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let spans: [Duration] = [.milliseconds(1), .seconds(2), .minutes(1), .hours(1), .days(1), .days(26_000)]
    var (time, kept) = (keeper(), keeper().memory)
    var last = time.reading
    for _ in 1...200 {
      let span = spans[Int.random(in: spans.indices, using: &random)]
      let wait = min(span, Duration.days(1))
      var most = Duration.zero
      switch Int.random(in: 0...5, using: &random) {
      case 0, 1:
        clock.pass(wait)
        most = wait
      case 2: clock.set(span)
      case 3: clock.set(.zero - span)
      case 4: time = resumed(kept, seen: last.wall)
      default:
        clock.reboot(off: wait)
        time = resumed(kept, seen: last.wall)
        // A step within the tolerance may be taken for time that ran before the boot.
        most = .minutes(1) + Limits().believedTimeOff + Limits().clockTolerance
      }
      let reading = time.read(clock)
      #expect(reading.now >= last.now)
      #expect(reading.now <= last.now + most)
      #expect(reading.wall == clock.wall)
      // As the core keeps it, with each commit.
      if time.isOfNewBoot || time.memory.isNews(since: kept, Limits()) { kept = time.memory }
      last = reading
    }
  }
}
