// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
internal import Synchronization

/// Threads for work that takes long and that nobody hears: of the lowest priority, and at most as many as there are processors
/// less one, so that one is always left for what is heard; at least one.
///
/// They are started as they are needed, sleep while there is nothing to do, and end when nobody has them any more. Work is
/// taken in the order in which it came. How much may wait is for whoever gives it to bound.
public final class LowPriorityThreads: Sendable {
  private struct State {
    var started = 0
    /// What was given and is not done.
    var pending = 0
  }

  private let line = WorkLine()
  private let state = Mutex(State())
  /// How many threads there may be.
  public let most: Int

  /// - Parameter processors: how many the program may run on.
  public init(processors: Int = LowPriorityThreads.processors) {
    most = max(1, processors - 1)
  }

  deinit {
    for _ in 0..<state.withLock({ $0.started }) { line.close() }
  }

  /// Does this when a thread is free.
  public func perform(_ body: @escaping @Sendable () -> Void) {
    let isOneMissing = state.withLock { state in
      state.pending += 1
      let isOneMissing = state.pending > state.started && state.started < most
      if isOneMissing { state.started += 1 }
      return isOneMissing
    }
    if isOneMissing {
      Thread.needed(name: "low priority") { [line] in
        // SCHED_IDLE runs when no thread of another policy wants the processor, whatever session that is of (sched(7)).
        clinux_be_least()
        line.run()
      }.detach()
    }
    line.add { [weak self] in
      body()
      self?.state.withLock { $0.pending -= 1 }
    }
  }

  /// How many processors this program may run on: sched_getaffinity(2).
  public static var processors: Int { Int(clinux_processors()) }
}
