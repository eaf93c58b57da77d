// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Testing

@testable import Platform

@Suite(.promptly)
struct AlarmTests {
  @Test
  func `what is told is due, and never before its time`() async {
    let (alarm, times) = (Alarm<Int64>(), AsyncStream.makeStream(of: (due: Int64, now: Int64).self))
    let late = AlarmTime.after(.milliseconds(40))
    for time in [late, AlarmTime.after(.milliseconds(5)), AlarmTime.after(.seconds(-3))] {
      alarm.add(time, at: time) { due in
        for time in due { times.continuation.yield((time, AlarmTime.after(.zero))) }
      }
    }
    var told: [Int64] = []
    for await (due, now) in times.stream {
      #expect(now >= due)
      told.append(due)
      if told.count == 3 { break }
    }
    #expect(told.contains(late))
  }

  @Test
  func `a time beyond all times is far away and overflows nothing`() {
    #expect(AlarmTime.after(.seconds(Int64.max)) > AlarmTime.after(.seconds(86_400)))
    #expect(AlarmTime.after(.seconds(Int64.min)) <= AlarmTime.after(.zero))
  }
}
