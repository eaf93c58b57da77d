// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Synchronization

/// Threads of our own that tests run on, which the kernel shares the cores out to with everybody else's.
///
/// The pools of tasks that come with the system start threads by their own rules, which under load may be none for minutes.
final class PaceThreads: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])
  private let wake = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - count: how many; as many as there are cores unless told.
  ///   - niceness: of each of them (nice(2)): the higher, the longer it waits for others.
  init(_ count: Int = ProcessInfo.processInfo.activeProcessorCount, niceness: Int32) {
    for _ in 0..<count {
      Thread.detachNewThread {
        // Of this thread alone, as Linux has it (setpriority(2)).
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
        self.run()
      }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    wake.signal()
  }

  private func run() -> Never {
    while true {
      wake.wait()
      let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      job?.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
