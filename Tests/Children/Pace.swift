// SPDX-License-Identifier: GPL-3.0-or-later
public import Testing

/// Which threads a test runs on, so that long work does not keep those waiting that wait for something in time.
///
/// The pool of tasks has a thread a core for each priority: work of another priority has another pool, and the kernel shares the
/// cores out between them.
public struct Pace: SuiteTrait, TestTrait, TestScoping {
  private let priority: TaskPriority

  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    // A continuation and not the task's value is awaited: that would lift the work to the priority of who waits.
    let priority = priority
    try await withoutActuallyEscaping(function) { function in
      try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
        Task(priority: priority) {
          do {
            try await function()
            done.resume()
          } catch {
            done.resume(throwing: error)
          }
        }
      }
    }
  }

  fileprivate init(_ priority: TaskPriority) {
    self.priority = priority
  }
}

extension Trait where Self == Pace {
  /// For a test that computes for long.
  public static var atLeisure: Pace { Pace(.background) }

  /// For a test that listens to something that happens in real time.
  public static var promptly: Pace { Pace(.high) }
}
