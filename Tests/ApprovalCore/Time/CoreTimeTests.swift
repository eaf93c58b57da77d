// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Dispatch
import Synchronization
import Testing

@testable import ApprovalCore

/// On threads apart from those of tasks, one of which is held up.
@Suite(.promptly)
struct CoreTimeTests {
  @Test func `the time is told while the core waits for its store`() async throws {
    let clock = TestClock()
    let core = try IdentityProvider(store: EmptyStore(), clock: clock)
    let (begun, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    // The core's actor is held until the time was told; nothing but this test lets it go.
    let reading = Task.detached {
      try await core.holding { () throws(StoreError) in
        begun.signal()
        go.wait()
      }
    }
    await withCheckedContinuation { ready in
      DispatchQueue.global().async {
        begun.wait()
        ready.resume()
      }
    }
    let before = core.currentTime()
    clock.pass(.minutes(5))
    #expect(core.currentTime() == before + .minutes(5))
    #expect(core.wallTime() == clock.wall)
    go.signal()
    try await reading.value
  }

  @Test func `read by many threads while the clock is set, time runs backwards for none of them`() {
    let clock = TestClock()
    let memory = ClockMemory(latest: clock.wall, wall: clock.wall)
    let time = CoreTime(Timekeeper(from: memory, on: clock, limits: Limits()), on: clock)
    let latest = Mutex(clock.wall)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for turn in 0..<2000 {
        // What another thread has published before this reading begins is never later than the reading.
        let published = latest.withLock { $0 }
        let now = time.reading().now
        #expect(now >= published)
        latest.withLock { $0 = max($0, now) }
        if thread == 0 { clock.set(.milliseconds(turn % 2 == 0 ? 40 : -60)) }
        if thread == 1 { clock.pass(.milliseconds(1)) }
      }
    }
  }
}

extension IdentityProvider {
  /// Runs `body` while nobody else may enter the core.
  fileprivate func holding(_ body: @Sendable () throws(StoreError) -> Void) throws(CoreError) {
    try read { _ throws(StoreError) in try body() }
  }
}
