// SPDX-License-Identifier: GPL-3.0-or-later
internal import Synchronization
public import Testing

/// Which threads a test runs on, so that long work does not keep those waiting that wait for something in time.
///
/// The pool of tasks has a thread a core for each priority: what listens has a pool of its own, and the kernel shares the
/// cores out between them.
public struct Pace: SuiteTrait, TestTrait, TestScoping {
  private let priority: TaskPriority

  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    let priority = priority
    try await withoutActuallyEscaping(function) { function in
      let loan = Loan(function)
      // A continuation and not the task's value is awaited: that would lift the work to the priority of who waits.
      try await withCheckedContinuation { (done: CheckedContinuation<Result<Void, any Error>, Never>) in
        Task(priority: priority) { done.resume(returning: await loan.perform()) }
      }.get()
    }
  }

  fileprivate init(_ priority: TaskPriority) {
    self.priority = priority
  }
}

extension Trait where Self == Pace {
  /// For a test that computes for long.
  public static var atLeisure: Pace { Pace(.medium) }

  /// For a test that listens to something that happens in real time.
  public static var promptly: Pace { Pace(.high) }
}

/// A function that is lent to a task, and given back before the task says that it is done.
private final class Loan: Sendable {
  private let function: Mutex<(@Sendable () async throws -> Void)?>

  init(_ function: @escaping @Sendable () async throws -> Void) {
    self.function = Mutex(function)
  }

  func perform() async -> Result<Void, any Error> {
    let function = function.withLock { $0.take() }
    do {
      try await function?()
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}
