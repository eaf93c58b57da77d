// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reader

struct StandingCountTests {
  @Test func `nothing hidden, a count is what it counts`() {
    var count = StandingCount()
    #expect([3, 8, 8, 20].map { count.show($0) } == [3, 8, 8, 20])
  }

  /// How long something took while the count stood cannot be told from what is shown before, meanwhile and after.
  @Test(arguments: [0, 1, 7, 500]) func `what is hidden has no length`(length: Int) {
    var count = StandingCount()
    var shown = [count.show(10)]
    count.stop()
    shown.append(count.show(10 + length / 2))
    count.goOn(at: 10 + length)
    shown += [count.show(10 + length), count.show(15 + length)]
    count.stop()
    count.goOn(at: 15 + 3 * length)
    shown.append(count.show(19 + 3 * length))
    #expect(shown == [10, 10, 10, 15, 19])
  }

  @Test func `what began before something was hidden is where it was`() {
    var count = StandingCount()
    _ = count.show(100)
    count.goOn(at: 50)
    #expect(count.show(60) == 60)
    count.stop()
    count.goOn(at: 130)
    #expect(count.show(140) == 110)
  }
}
