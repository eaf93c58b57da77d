internal import Glibc
// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(ExperimentalCustomExecutors) internal import _Concurrency

/// A program whose tasks run on threads of its own, see `WorkerThreads`.
public enum TaskThreads {
  /// Runs the program, and ends with its exit code. To be called first of all, before there is any task.
  public static func run(_ program: @escaping @MainActor @Sendable () async -> Int32) -> Never {
    _createExecutors(factory: TaskThreadsFactory.self)
    Task { @MainActor in exit(await program()) }
    TaskThreadsFactory.main.run()
    // The line is closed by `stop` alone, which the runtime keeps for run loops that end, and nobody calls.
    fatalError("the main thread has nothing more to do")
  }
}

/// What the concurrency runtime asks for its executors.
private enum TaskThreadsFactory: ExecutorFactory {
  static let main = MainThread()
  private static let workers = WorkerThreads()

  static var mainExecutor: any MainExecutor { main }
  static var defaultExecutor: any TaskExecutor { workers }
}
