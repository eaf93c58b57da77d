// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Sound

struct DelayEstimateTests {
  /// What the player keeps in a device.
  private static let target = 330

  @Test(arguments: [-1000, -50, 0, 50, 500, 1000])
  func `a device whose clock is a little off is believed for hours`(partsPerMillion: Int) {
    var estimate = DelayEstimate(bufferFrames: 441)
    estimate.restart(at: 0)
    var written = 0
    for tick in 0..<4 * 3600 * 4 {
      let now = Int64(tick) * 250_000_000
      let played = MonotonicClock.frames(in: now + now / 1_000_000 * Int64(partsPerMillion))
      estimate.wrote(played + Self.target - written)
      written = played + Self.target
      #expect(estimate.delay(reported: Self.target, at: now) == Self.target)
    }
    #expect(!estimate.isClockless)
  }

  @Test func `a device that swallows everything at once is held to the system's clock`() {
    var estimate = DelayEstimate(bufferFrames: 441)
    estimate.restart(at: 0)
    var written = 0
    var now: Int64 = 0
    while now < 3_600_000_000_000 {
      let delay = estimate.delay(reported: 0, at: now)
      if delay < Self.target {
        estimate.wrote(110)
        written += 110
      } else {
        now += 250_000_000
      }
    }
    #expect(estimate.isClockless)
    #expect(written - MonotonicClock.frames(in: now) <= 4000)
  }

  @Test func `a delay that the device has not reported yet is estimated by the clock, for a second`() {
    var estimate = DelayEstimate(bufferFrames: 441)
    estimate.restart(at: 0)
    estimate.wrote(330)
    #expect(estimate.delayBeforeFirstReport(at: 0) == 330)
    #expect(estimate.delayBeforeFirstReport(at: 10_000_000) == 110)
    #expect(estimate.delayBeforeFirstReport(at: 500_000_000) == 0)
    #expect(estimate.delayBeforeFirstReport(at: 1_000_000_000) == nil)
    #expect(estimate.delay(reported: 300, at: 1_000_000) == 300)
    #expect(estimate.delayBeforeFirstReport(at: 2_000_000) == nil)
    estimate.restart(at: 3_000_000)
    #expect(estimate.delayBeforeFirstReport(at: 3_000_000) == 0)
  }
}
