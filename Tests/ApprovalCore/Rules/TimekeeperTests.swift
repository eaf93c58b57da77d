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
    clock.set(.seconds(-1))
    #expect(time.read(clock) == start + .seconds(1))
    #expect(time.leapt == .zero)
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

  @Test func `a start after a clock set back goes on from the latest time ever seen`() {
    let latest = start + .days(2)
    var time = Timekeeper(from: ClockMemory(latest: latest, leapt: .hours(1)), on: clock, limits: Limits())
    clock.pass(.minutes(1))
    #expect(time.read(clock) == latest + .minutes(1))
    #expect(time.leapt == .hours(1))
  }
}
