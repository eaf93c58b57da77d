// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Synchronization

/// Threads for long computations that no sound waits for: of the lowest priority, and one fewer than there are processors, so
/// that one processor is left for sound; at least one.
///
/// They are started as they are needed, sleep while there is no work, and end with this object. Work is done in the order in
/// which it was added. Its amount is not limited here: the caller must do that.
public final class LowPriorityThreads: Sendable {
  private struct State {
    var started = 0
    /// How many pieces of work were added and are not done.
    var pending = 0
  }

  private let work = WorkQueue()
  private let state = Mutex(State())
  /// The greatest number of threads.
  public let most: Int

  /// - Parameter processors: the number that the process may run on.
  public init(processors: Int = LowPriorityThreads.processors) {
    most = max(1, processors - 1)
  }

  deinit {
    for _ in 0..<state.withLock({ $0.started }) { work.close() }
  }

  /// Does the work as soon as a thread is free.
  public func perform(_ body: @escaping @Sendable () -> Void) {
    let isOneMissing = state.withLock { state in
      state.pending += 1
      let isOneMissing = state.pending > state.started && state.started < most
      if isOneMissing { state.started += 1 }
      return isOneMissing
    }
    if isOneMissing {
      Thread.needed(name: "low priority") { [work] in
        // SCHED_IDLE runs when no thread of another policy wants the processor, whatever session that is of (sched(7)).
        clinux_be_least()
        work.run()
      }.detach()
    }
    work.add { [weak self] in
      body()
      self?.state.withLock { $0.pending -= 1 }
    }
  }

  /// The number of processors that this process may run on: sched_getaffinity(2).
  public static var processors: Int { Int(clinux_processors()) }
}
