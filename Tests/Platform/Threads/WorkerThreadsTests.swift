// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Dispatch
import Glibc
import Testing

@testable import Platform

#if !StockTaskPool
  @Suite(.promptly)
  struct WorkerThreadsTests {
    @Test
    func `every task runs, on no more threads than are allowed`() async {
      let (sum, threads) = await withTaskExecutorPreference(WorkerThreads(most: 3)) {
        await withTaskGroup(of: (number: Int, thread: pthread_t).self) { group in
          for number in 1...5000 {
            group.addTask {
              await Task.yield()
              return (number, pthread_self())
            }
          }
          var (sum, threads) = (0, Set<pthread_t>())
          for await done in group {
            sum += done.number
            threads.insert(done.thread)
          }
          return (sum, threads)
        }
      }
      #expect(sum == 5000 * 5001 / 2)
      #expect((1...3).contains(threads.count))
    }

    @Test
    func `of what waits, the task of the highest priority goes first`() async {
      let (threads, done) = (WorkerThreads(most: 1), AsyncStream.makeStream(of: TaskPriority.self))
      let priorities: [TaskPriority] = [.background, .low, .high, .medium]
      await withTaskExecutorPreference(threads) {
        // The only thread is here, so that nothing begins before all wait.
        for priority in priorities {
          Task.detached(executorPreference: threads, priority: priority) { done.continuation.yield(priority) }
        }
      }
      let order = await done.stream.prefix(priorities.count).reduce(into: []) { $0.append($1) }
      #expect(order == [.high, .medium, .low, .background])
    }

    @Test
    func `a task that holds its thread up leaves the others to the rest`() async {
      let gate = Gate()
      await withTaskExecutorPreference(WorkerThreads(most: 2)) {
        await withTaskGroup { group in
          group.addTask { gate.pass() }
          group.addTask {
            for _ in 0..<100 { await Task.yield() }
            gate.open()
          }
        }
      }
    }

    @Test
    func `whoever sleeps wakes up no sooner than they asked, and a sleep that is cancelled ends at once`()
      async
    {
      await withTaskExecutorPreference(WorkerThreads(most: 2)) {
        let start = ContinuousClock.now
        try? await Task.sleep(for: .milliseconds(20))
        #expect(ContinuousClock.now - start >= .milliseconds(20))
        let sleeper = Task { try await Task.sleep(for: .seconds(1_000_000)) }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
      }
    }
  }

  /// Holds up the thread that comes to it until it is opened.
  private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func pass() { semaphore.wait() }
    func open() { semaphore.signal() }
  }
#endif
