// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
private import Dispatch
internal import Synchronization

/// Work that one thread does in the order in which it came; the thread sleeps while there is none, and what the work left on
/// its stack is wiped before.
final class WorkLine: Sendable {
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  /// Counts what was added, and one more when the line is closed.
  private let wake = DispatchSemaphore(value: 0)

  func add(_ body: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(body) }
    wake.signal()
  }

  /// Lets the thread end when it has done what was added before.
  func close() {
    wake.signal()
  }

  /// Works on the calling thread until the line is closed.
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
