// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import ServiceInterfaces
import Synchronization
import Varlink

/// What keeps the core of a daemon at work over its socket.
enum KeyLoad {
  /// The audit log is verified, again and again.
  case verifying(_ socket: String)
  /// Wrong passwords are checked, always 32 at a time.
  case checking([ApprovalID], _ socket: String)

  var name: String {
    switch self {
    case .verifying: "log verify"
    case .checking: "32 checks"
    }
  }

  private static let checksAtOnce = 32

  func begin() -> KeyWork {
    switch self {
    case .verifying(let socket):
      KeyWork(lines: 1) { _, done in
        let client = try VarlinkClient(toDaemonAt: socket)
        while !Task.isCancelled {
          _ = try await client.identity.verifyLog()
          done()
        }
      }
    case .checking(let approvals, let socket):
      KeyWork(lines: Self.checksAtOnce) { line, done in
        let client = try VarlinkClient(toDaemonAt: socket)
        for place in stride(from: line, to: approvals.count, by: Self.checksAtOnce) where !Task.isCancelled {
          // Refused, as it must be: the password is wrong, and the code with it.
          try? await client.approval.submitCode(
            .init(
              approvalID: approvals[place].text, code: SecretText("000000"),
              password: SecretText("forkert-kvist")))
          done()
        }
      }
    }
  }
}

/// Work under way.
final class KeyWork: Sendable {
  private let count = Atomic<Int>(0)
  private let tasks = Mutex<[Task<Void, any Error>]>([])

  /// - Parameter work: one line of it, with what counts a thing done.
  init(
    lines: Int, _ work: @escaping @Sendable (_ line: Int, _ done: @Sendable () -> Void) async throws -> Void
  ) {
    let started = (0..<lines).map { line in
      Task { [self] in try await work(line) { count.add(1, ordering: .relaxed) } }
    }
    tasks.withLock { $0 = started }
  }

  /// Ends it; how much was done.
  func end() -> Int {
    for task in tasks.withLock(\.self) { task.cancel() }
    return count.load(ordering: .relaxed)
  }
}
