// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the core has work done that takes long and must hold nobody up: the hashes of passwords.
///
/// It comes from outside, as the store and the clock do: how many threads a machine can spare for it, and how little they
/// may matter, is not the core's to know.
public protocol BackgroundWork: Sendable {
  /// Does the work apart from whoever asks, and answers when it is done. Never more than a few wait (`Limits.passwordChecks`).
  func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value
}

/// The program's own tasks, for a program that has no threads to give.
public struct BackgroundTasks: BackgroundWork {
  /// Tasks of the lowest priority.
  public init() {}

  /// Does it in a task of its own.
  public func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
    await Task.detached(priority: .background, operation: work).value
  }
}

/// The password checks that are being made: few in all, fewer of one asker, and one at a time of one asker for one user, so
/// that no guess is made before the one before it was counted.
struct PasswordChecks {
  private var guessers: Set<Guesser> = []

  /// Whether one more may be made.
  mutating func begin(_ guesser: Guesser, limits: Limits) -> Bool {
    guard guessers.count < limits.passwordChecks,
      guessers.count(where: { $0.asker == guesser.asker }) < limits.passwordChecksOfOneAsker
    else { return false }
    return guessers.insert(guesser).inserted
  }

  mutating func end(_ guesser: Guesser) {
    guessers.remove(guesser)
  }
}
