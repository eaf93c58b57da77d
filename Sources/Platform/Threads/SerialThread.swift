// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
private import Dispatch
internal import Synchronization

/// A thread for work that must stay on one thread, or that may block for long: closures one after the other, or an actor whose
/// executor it is. It ends with this object.
public final class SerialThread: SerialExecutor {
  private let work = WorkQueue()

  /// Starts the thread. Where the system gives none, the program ends: see `Thread.needed`.
  ///
  /// - Parameters:
  ///   - name: at most 15 bytes.
  ///   - isUrgent: see `Thread.init`.
  public init(name: String, isUrgent: Bool = false) {
    Thread.needed(name: name, isUrgent: isUrgent) { [work] in work.run() }.detach()
  }

  deinit { work.close() }

  /// Runs the closure after those that were added before.
  public func perform(_ body: @escaping @Sendable () -> Void) { work.add(body) }

  /// Runs a job of the actor after what was added before.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedSerialExecutor()
    work.add { unsafe job.runSynchronously(on: executor) }
  }
}

/// Closures that one thread runs in the order in which they were added. The thread sleeps while there is none, and wipes its
/// stack before it does: what ran on it may have handled secrets.
final class WorkQueue: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  /// Counts the closures added, and one more when the queue is closed.
  private let wake = DispatchSemaphore(value: 0)

  func add(_ body: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(body) }
    wake.signal()
  }

  /// Ends the thread after the closures that were added before.
  func close() {
    wake.signal()
  }

  /// Runs closures on the calling thread until the queue is closed.
  func run() {
    while true {
      if waiting.withLock({ $0.isEmpty }) { clinux_forget_stack() }
      wake.wait()
      let next = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let next else { return }
      next()
    }
  }
}
