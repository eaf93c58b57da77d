// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Sound

struct PaceTests {
  /// What the player keeps in a device.
  private static let target = 330

  @Test(arguments: [-1000, -50, 0, 50, 500, 1000])
  func `a device whose clock is a little off is believed for hours`(partsPerMillion: Int) {
    var pace = Pace(bufferFrames: 441)
    pace.restart(at: 0)
    var written = 0
    for tick in 0..<4 * 3600 * 4 {
      let now = Int64(tick) * 250_000_000
      let played = Clock.frames(in: now + now / 1_000_000 * Int64(partsPerMillion))
      pace.wrote(played + Self.target - written)
      written = played + Self.target
      #expect(pace.delay(reported: Self.target, at: now) == Self.target)
    }
    #expect(!pace.isClockless)
  }

  @Test func `a device that swallows everything at once is held to the system's clock`() {
    var pace = Pace(bufferFrames: 441)
    pace.restart(at: 0)
    var written = 0
    var now: Int64 = 0
    while now < 3_600_000_000_000 {
      let delay = pace.delay(reported: 0, at: now)
      if delay < Self.target {
        pace.wrote(110)
        written += 110
      } else {
        now += 250_000_000
      }
    }
    #expect(pace.isClockless)
    #expect(written - Clock.frames(in: now) <= 4000)
  }

  @Test func `what a device has not told of is what the clock knows, for a second`() {
    var pace = Pace(bufferFrames: 441)
    pace.restart(at: 0)
    pace.wrote(330)
    #expect(pace.delayUntold(at: 0) == 330)
    #expect(pace.delayUntold(at: 10_000_000) == 110)
    #expect(pace.delayUntold(at: 500_000_000) == 0)
    #expect(pace.delayUntold(at: 1_000_000_000) == nil)
    #expect(pace.delay(reported: 300, at: 1_000_000) == 300)
    #expect(pace.delayUntold(at: 2_000_000) == nil)
    pace.restart(at: 3_000_000)
    #expect(pace.delayUntold(at: 3_000_000) == 0)
  }
}
