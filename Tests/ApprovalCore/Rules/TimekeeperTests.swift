// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

struct TimekeeperTests {
  let clock = TestClock()
  private var start: Instant { TestClock().wall }

  private func keeper() -> Timekeeper {
    Timekeeper(from: ClockMemory(latest: clock.wall, leapt: .zero), on: clock, limits: Limits())
  }

  @Test func `time never runs backwards, and goes on at its pace when the clock is set back`() {
    var time = keeper()
    clock.pass(.hours(1))
    #expect(time.read(clock) == start + .hours(1))
    clock.set(.days(-300))
    #expect(time.read(clock) == start + .hours(1))
    clock.pass(.minutes(5))
    #expect(time.read(clock) == start + .hours(1) + .minutes(5))
    #expect(time.leapt == .zero)
  }

  @Test func `a small step forward and back again takes nothing back`() {
    var time = keeper()
    clock.set(.seconds(1))
    #expect(time.read(clock) == start + .seconds(1))
    #expect(time.leapt == .seconds(1))
    clock.set(.seconds(-1))
    #expect(time.read(clock) == start + .seconds(1))
    clock.pass(.seconds(1))
    #expect(time.read(clock) == start + .seconds(1))
    #expect(time.leapt == .zero)
  }

  @Test(arguments: [1, 2, 3], [false, true])
  func `small steps forward, however many, are no time that passed`(seconds: Int, isStartedAnew: Bool) {
    var time = keeper()
    var kept = time.memory
    for _ in 1...1000 {
      clock.set(.seconds(seconds))
      _ = time.read(clock)
      if isStartedAnew {
        time = Timekeeper(from: kept, seen: time.latest, on: clock, limits: Limits())
        kept = time.memory
      }
    }
    clock.pass(.minutes(1))
    let now = time.read(clock)
    #expect(now == start + .seconds(1000 * seconds) + .minutes(1))
    #expect(now - time.leapt == start + .minutes(1))
  }

  @Test func `a small step that was seen and not kept is a leap all the same`() {
    let kept = keeper().memory
    clock.set(.seconds(2))
    let seen = clock.wall
    clock.set(.seconds(-2))
    let time = Timekeeper(from: kept, seen: seen, on: clock, limits: Limits())
    #expect(time.latest == seen)
    #expect(time.leapt == .seconds(2))
  }

  @Test func `a clock set forward is followed, and the leap is counted`() {
    var time = keeper()
    clock.pass(.minutes(1))
    clock.set(.hours(3))
    #expect(time.read(clock) == start + .hours(3) + .minutes(1))
    #expect(time.leapt == .hours(3))
  }

  @Test func `set back and forward again is no leap`() {
    var time = keeper()
    clock.set(.hours(-3))
    _ = time.read(clock)
    clock.set(.hours(3))
    clock.pass(.minutes(1))
    #expect(time.read(clock) == start + .minutes(1))
    #expect(time.leapt == .zero)
  }

  @Test func `however often the time is read, nothing is lost and nothing leaps`() {
    var time = keeper()
    for _ in 1...10_000 {
      clock.pass(.microseconds(600))
      _ = time.read(clock)
    }
    #expect(time.read(clock).duration(since: start) >= .milliseconds(5999))
    #expect(time.leapt == .zero)
  }

  @Test func `within one boot, what the clock was set forward while nobody looked is a leap`() {
    let kept = keeper().memory
    clock.pass(.hours(2))
    clock.set(.hours(24))
    let time = Timekeeper(from: kept, on: clock, limits: Limits())
    #expect(time.latest == start + .hours(26))
    #expect(time.leapt == .hours(24))
  }

  @Test func `within one boot, time passes while nobody looks, though the clock is set back`() {
    let kept = keeper().memory
    clock.pass(.hours(2))
    clock.set(.hours(-24))
    let time = Timekeeper(from: kept, on: clock, limits: Limits())
    #expect(time.latest == start + .hours(2))
    #expect(time.leapt == .zero)
  }

  @Test(arguments: [(8, 0), (16, 0), (17, 1), (240, 224)])
  func `over a boot, a night off is believed and no more`(off: Int, leapt: Int) {
    let kept = keeper().memory
    clock.reboot(off: .hours(off) - .minutes(1))
    let time = Timekeeper(from: kept, on: clock, limits: Limits())
    #expect(time.latest == start + .hours(off))
    #expect(time.leapt == .hours(leapt))
    #expect(time.isOfNewBoot)
  }

  @Test func `a boot without a name is a new one where the uptime is less, else time off is a leap`() {
    let clock = TestClock(isNameless: true)
    let early = Timekeeper(
      from: ClockMemory(latest: clock.wall, leapt: .zero), on: clock, limits: Limits()
    ).memory
    clock.pass(.hours(1))
    let late = ClockMemory(latest: clock.wall, leapt: .zero, uptime: clock.uptime)
    clock.reboot(off: .hours(8))
    #expect(Timekeeper(from: late, on: clock, limits: Limits()).leapt == .zero)
    #expect(Timekeeper(from: early, on: clock, limits: Limits()).leapt > .hours(8))
  }

  @Test func `over a boot, time off counts from the last moment seen`() {
    let kept = keeper().memory
    clock.reboot(off: .hours(20) - .minutes(1))
    let time = Timekeeper(from: kept, seen: start + .hours(3), on: clock, limits: Limits())
    #expect(time.leapt == .hours(1))
  }

  @Test func `steps too small for a leap add up to nothing over many starts`() {
    var kept = keeper().memory
    for _ in 1...100 {
      clock.set(.seconds(2))
      var time = Timekeeper(from: kept, on: clock, limits: Limits())
      _ = time.read(clock)
      kept = time.memory
    }
    #expect(kept.latest == start + .seconds(200))
    #expect(kept.leapt == .seconds(200))
  }

  @Test func `a start after a clock set back goes on from the latest time ever seen`() {
    let latest = start + .days(2)
    var time = Timekeeper(from: ClockMemory(latest: latest, leapt: .hours(1)), on: clock, limits: Limits())
    clock.pass(.minutes(1))
    #expect(time.read(clock) == latest + .minutes(1))
    #expect(time.leapt == .hours(1))
  }
}
