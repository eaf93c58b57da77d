// SPDX-License-Identifier: GPL-3.0-or-later

import Devices
import Testing

@testable import ApprovalCore

struct SpentStepsTests {
  private let limits = Limits()

  private func reading(ahead: Duration = .zero) -> ClockReading {
    let now = Instant(milliseconds: 1_795_233_600_000)
    return ClockReading(now: now, wall: now + ahead)
  }

  @Test func `while the clock runs on, there is one range, and every earlier step is spent with a later one`()
  {
    var spent = SpentSteps()
    for step in [100, 101, 150, 4000] as [UInt64] { spent.spend(step, window: 2, at: reading(), limits) }
    #expect(spent.ranges == [98...4000])
    #expect(spent.contains(2000))
    #expect(!spent.contains(4001))
  }

  @Test func `a leap spends what was accepted in it, and nothing between`() {
    var spent = SpentSteps()
    spent.spend(100, window: 2, at: reading(), limits)
    spent.spend(9_000_000, window: 2, at: reading(ahead: .days(26_000)), limits)
    #expect(spent.ranges == [98...100, 8_999_998...9_000_000])
    spent.spend(130, window: 2, at: reading(), limits)
    #expect(!spent.contains(131))
    spent.spend(140, window: 2, at: reading(), limits)
    #expect(spent.ranges == [98...100, 128...140, 8_999_998...9_000_000])
    #expect(spent.contains(9_000_000))
  }

  @Test func `a clock set back makes no step good again that was accepted`() {
    var spent = SpentSteps()
    spent.spend(100, window: 2, at: reading(), limits)
    spent.spend(110, window: 2, at: reading(), limits)
    spent.spend(40, window: 2, at: reading(ahead: .hours(-2)), limits)
    #expect(spent.ranges == [38...40, 98...110])
    #expect([100, 105, 110, 40].allSatisfy { spent.contains($0) })
  }

  @Test(arguments: 1...200)
  func `whatever the clock does, an accepted step stays spent and what is kept stays small`(seed: UInt64)
    throws
  {
    var random = SeededGenerator(state: seed)
    var (spent, accepted) = (SpentSteps(), Set<UInt64>())
    var (step, ahead) = (UInt64(1_000_000), Duration.zero)
    for _ in 1...300 {
      if Int.random(in: 0..<3, using: &random) == 0 {
        step = UInt64.random(in: 0...2_000_000, using: &random)
        ahead = .seconds(Int.random(in: -1_000_000...1_000_000, using: &random))
      }
      step += UInt64.random(in: 0...40, using: &random)
      if !spent.contains(step) {
        #expect(accepted.insert(step).inserted)
        spent.spend(step, window: 2, at: reading(ahead: ahead), limits)
      }
      spent = try #require(SpentSteps(text: spent.text))
      #expect(spent.ranges.count <= SpentSteps.mostRanges)
    }
    #expect(accepted.allSatisfy { spent.contains($0) })
  }

  @Test(arguments: ["", "0-7", "0-7 90-94 @-5000", "0-18446744073709551615"])
  func `what is kept is read back`(text: String) throws {
    #expect(try #require(SpentSteps(text: text)).text == text)
  }

  @Test(arguments: ["7", "7-0", "a-b", "0-7-9", "0-18446744073709551616", "@", "@x", "-7-9"])
  func `what is no such text is not read`(text: String) {
    #expect(SpentSteps(text: text) == nil)
  }
}
