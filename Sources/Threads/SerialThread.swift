// SPDX-License-Identifier: GPL-3.0-or-later

/// A thread of its own for what has to be done on one thread, or may be held up for long: calls one after the other, or
/// an actor whose executor it is. It ends when nobody has it any more.
public final class SerialThread: SerialExecutor {
  private let line = WorkLine()

  /// Starts it; a program that is given no thread ends, see `Thread.needed`.
  ///
  /// - Parameter name: at most 15 bytes.
  public init(name: String) {
    Thread.needed(name: name) { [line] in line.run() }.detach()
  }

  deinit { line.close() }

  /// Does this after what was asked before.
  public func perform(_ body: @escaping @Sendable () -> Void) { line.add(body) }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedSerialExecutor()
    line.add { unsafe job.runSynchronously(on: executor) }
  }
}
