// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Keypad

/// A terminal's pluses, by the time at which each byte came.
struct HeldPlusTests {
  /// How many pluses count as pressed, when nothing follows the last.
  private func pressed(at milliseconds: [Int]) -> Int {
    var held = HeldPlus()
    var (count, last) = (0, Duration.zero)
    for time in milliseconds.map({ Duration.milliseconds($0) }) {
      if held.isUndecided, time - last >= HeldPlus.longestPeriod { count += held.decide().count }
      count += held.keys(with: .plus, at: time).count
      last = time
    }
    return count + held.decide().count
  }

  @Test(arguments: [(delay: 250, period: 33), (660, 25), (500, 100), (990, 140)])
  func `a key that is held counts once, however long`(delay: Int, period: Int) {
    for repeats in 2...40 {
      #expect(pressed(at: [0] + (0..<repeats).map { delay + $0 * period }) == 1)
    }
  }

  @Test(arguments: [200, 400, 900, 1500])
  func `a plus that is tapped twice counts twice`(distance: Int) {
    #expect(pressed(at: [0, distance]) == 2)
    #expect(pressed(at: [0, distance, 2 * distance]) == 3)
  }

  @Test func `after a held key was let go, the next plus is pressed`() {
    #expect(pressed(at: [0, 250, 283, 316, 1400]) == 2)
  }

  @Test func `a key that follows at once shows that the plus before it was pressed`() {
    var held = HeldPlus()
    #expect(held.keys(with: .plus, at: .zero) == [.plus])
    #expect(held.keys(with: .plus, at: .milliseconds(300)) == [])
    #expect(held.keys(with: .digit(1), at: .milliseconds(320)) == [.plus, .digit(1)])
    #expect(held.keys(with: .plus, at: .milliseconds(340)) == [.plus])
  }
}
