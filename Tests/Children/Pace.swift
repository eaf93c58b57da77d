// SPDX-License-Identifier: GPL-3.0-or-later
public import Testing

/// Which threads a test runs on, so that long work does not keep those waiting that wait for something in time.
public struct Pace: SuiteTrait, TestTrait, TestScoping {
  fileprivate static let leisurely = PaceThreads(niceness: 2)
  /// Some of what listens blocks its thread while it does: there are others.
  fileprivate static let prompt = PaceThreads(16, niceness: 0)

  private let threads: PaceThreads

  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(threads, operation: function)
  }

  fileprivate init(_ threads: PaceThreads) {
    self.threads = threads
  }
}

extension Trait where Self == Pace {
  /// For a test that computes for long.
  public static var atLeisure: Pace { Pace(Pace.leisurely) }

  /// For a test that listens to something that happens in real time.
  public static var promptly: Pace { Pace(Pace.prompt) }
}
