// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(ExperimentalCustomExecutors) internal import _Concurrency

/// The program's first thread, which runs what belongs to the main actor, in order.
final class MainThread: MainExecutor {
  private let line = WorkLine()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedSerialExecutor()
    line.add { unsafe job.runSynchronously(on: executor) }
  }

  /// Works for as long as the program lives: it ends by exit(3), whichever thread says so.
  func run() { line.run() }

  func stop() { line.close() }
}
