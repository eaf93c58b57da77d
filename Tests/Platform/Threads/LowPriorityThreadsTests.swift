// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Synchronization
import Testing

@testable import Platform

struct LowPriorityThreadsTests {
  @Test(arguments: [(1, 1), (2, 1), (3, 2), (8, 7)])
  func `one processor is left, and one thread there always is`(processors: Int, most: Int) {
    #expect(LowPriorityThreads(processors: processors).most == most)
  }

  @Test func `no more work at once than there are threads, all of it done, and every thread the least`() async
  {
    let (threads, tally) = (LowPriorityThreads(processors: 3), Tally())
    await withTaskGroup { group in
      for _ in 1...20 {
        group.addTask {
          await withCheckedContinuation { done in
            threads.perform {
              tally.work()
              done.resume()
            }
          }
        }
      }
    }
    let (running, most, policies) = tally.counts
    #expect(running == 0)
    #expect((1...2).contains(most))
    // SCHED_IDLE of <sched.h>, which Swift does not import.
    #expect(policies == [5])
  }

  /// How many pieces of work there were at once, and what the threads' policies are.
  private final class Tally: Sendable {
    private let state = Mutex((running: 0, most: 0, policies: Set<Int32>()))

    var counts: (running: Int, most: Int, policies: Set<Int32>) { state.withLock { $0 } }

    func work() {
      state.withLock { state in
        state.running += 1
        state.most = max(state.most, state.running)
        state.policies.insert(sched_getscheduler(0))
      }
      state.withLock { $0.running -= 1 }
    }
  }
}
