// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Platform
import Synchronization
import Testing

@Suite(.promptly, .timeLimit(.minutes(20)))
struct EventSignalTests {
  @Test func `a signal that was sent before the sleep ends it, and it alone`() {
    let signal = EventSignal()
    #expect(signal.failure == nil)
    signal.signal()
    signal.signal()
    signal.sleep()
    let start = ContinuousClock.now
    signal.sleep(nanoseconds: 20_000_000)
    #expect(ContinuousClock.now - start >= .milliseconds(20))
  }

  @Test func `a sleeping thread is woken by another, each time`() {
    let (there, back) = (EventSignal(), EventSignal())
    let thread = Thread.needed(name: "woken") {
      for _ in 0..<1000 {
        there.sleep()
        back.signal()
      }
    }
    for _ in 0..<1000 {
      there.signal()
      back.sleep()
    }
    thread.join()
  }

  @Test func `it is readable from the signal on until it is cleared`() {
    let signal = EventSignal()
    func isReadable() -> Bool {
      var polled = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&polled, 1, 0) == 1
    }
    #expect(!isReadable())
    signal.signal()
    #expect(isReadable())
    signal.clear()
    #expect(!isReadable())
  }
}
