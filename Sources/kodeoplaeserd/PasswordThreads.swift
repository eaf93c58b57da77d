// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Platform

/// Where the daemon's core hashes passwords: 70 ms each of a processor, of which a key or a word never waits for any.
struct PasswordThreads: BackgroundWork {
  private let threads = LowPriorityThreads()

  func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { answer in
      threads.perform { answer.resume(returning: work()) }
    }
  }
}
