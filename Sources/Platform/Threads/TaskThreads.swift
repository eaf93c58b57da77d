// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
private import Dispatch
internal import Glibc
internal import Synchronization

#if !StockTaskPool
  // The only file that uses Swift's SPI for executors. The package trait StockTaskPool builds the program without it.
  @_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) internal import _Concurrency
#endif

/// A program whose tasks run on threads of its own, see `WorkerThreads`; on libdispatch's where it is built with the package
/// trait `StockTaskPool`.
public enum TaskThreads {
  /// Runs the program, and ends with its exit code. To be called first of all, before there is any task.
  public static func run(_ program: @escaping @MainActor @Sendable () async -> Int32) -> Never {
    #if StockTaskPool
      Task { @MainActor in exit(await program()) }
      dispatchMain()
    #else
      _createExecutors(factory: TaskThreadsFactory.self)
      Task { @MainActor in exit(await program()) }
      TaskThreadsFactory.main.run()
      // The queue is closed by `stop` alone, which the runtime keeps for run loops that end, and nobody calls.
      fatalError("the main thread has nothing more to do")
    #endif
  }
}

#if !StockTaskPool
  /// Supplies the concurrency runtime with executors.
  private enum TaskThreadsFactory: ExecutorFactory {
    static let main = MainThread()
    private static let workers = WorkerThreads()

    static var mainExecutor: any MainExecutor { main }
    static var defaultExecutor: any TaskExecutor { workers }
  }

  /// The executor of the main actor, on the program's first thread.
  final class MainThread: MainExecutor {
    private let work = WorkQueue()

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      let executor = unsafe asUnownedSerialExecutor()
      work.add { unsafe job.runSynchronously(on: executor) }
    }

    /// Runs for as long as the program lives, which ends by exit(3) on any thread.
    func run() { work.run() }

    func stop() { work.close() }
  }

  /// The executor of all other tasks: a few threads, started as they are needed, that sleep while there is no job.
  ///
  /// libdispatch's pool, which Swift uses on Linux, wakes once a second for as long as the program lives, and under load may
  /// start no thread for minutes. These threads wake for a job and for nothing else. Jobs run by priority, and within a priority
  /// in the order in which they were enqueued; those of one actor stay in the actor's order.
  final class WorkerThreads: TaskExecutor, SchedulingExecutor {
    private struct State {
      /// The higher a job's priority, the lower its rank.
      var jobs = RankedQueue<UnownedJob>()
      var started = 0
      /// How many threads wait for a job, or are about to wait.
      var waiting = 0
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let alarm = Alarm<UnownedJob>()
    private let most: Int

    /// - Parameter most: the greatest number of threads. A blocked thread, as the core's in a commit, leaves one fewer for the
    ///   other tasks.
    init(most: Int = 4) { self.most = most }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      add([job])
    }

    func enqueue<C: Clock>(
      _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
    ) {
      // Swift's own clocks measure in `Duration`. A task that sleeps by another clock is a mistake in this program.
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
        // Tasks handle secrets: none of these threads sleeps with one on its stack.
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
#endif
