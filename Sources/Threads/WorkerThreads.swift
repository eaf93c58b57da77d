internal import CLinux
private import Dispatch
internal import Synchronization
// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) internal import _Concurrency

/// Threads that tasks run on: started as they are needed, a few at most, and asleep when there is nothing to do.
///
/// The pool that comes with Swift on Linux, libdispatch's, looks after its threads once a second for as long as the
/// program lives, and under load may start none for minutes. This one wakes for a job and for nothing else. Jobs go by
/// priority, and of one priority in the order in which they came; those of one actor stay in the actor's order.
final class WorkerThreads: TaskExecutor, SchedulingExecutor {
  private struct State {
    /// The higher a job's priority, the lower its rank.
    var jobs = RankedQueue<UnownedJob>()
    var started = 0
    /// How many threads wait for a job, or are about to.
    var waiting = 0
  }

  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)
  private let alarm = Alarm<UnownedJob>()
  private let most: Int

  /// - Parameter most: how many threads; each that is held up, as the core's by a commit, leaves one fewer for the rest.
  init(most: Int = 4) { self.most = most }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    add([job])
  }

  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
  ) {
    // Swift's own clocks measure in `Duration`; another is a mistake in this program, found when it first sleeps.
    guard let delay = delay as? Duration else { fatalError("no thread measures the time of \(C.self)") }
    let job = UnownedJob(job)
    alarm.add(job, at: AlarmTime.after(delay)) { [self] due in add(due) }
  }

  private func add(_ jobs: [UnownedJob]) {
    let missing = state.withLock { state in
      for job in jobs { state.jobs.insert(job, rank: -Int64(job.priority.rawValue)) }
      let missing = max(0, min(state.jobs.count - state.waiting, most - state.started))
      state.started += missing
      return missing
    }
    for _ in 0..<missing { Thread.needed(name: "worker") { [self] in run() }.detach() }
    for _ in jobs { wake.signal() }
  }

  private func run() -> Never {
    while true {
      let isIdle = state.withLock { state in
        state.waiting += 1
        return state.jobs.count == 0
      }
      // Secrets are compared on these threads: none of them sleeps with one on its stack.
      if isIdle { clinux_forget_stack() }
      wake.wait()
      let job = state.withLock { state in
        state.waiting -= 1
        return state.jobs.removeFirst()
      }
      if let job { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
  }
}
