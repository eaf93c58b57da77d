// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Synchronization
import Testing

@testable import kodeoplaeserd

/// What is due stays due while the store fails.
@Suite(.timeLimit(.minutes(20))) struct DueWatchTests {
  /// Answers what it was given, in order, and then that nothing waits.
  private final class Looks: Sendable {
    private let answers: Mutex<[Result<Duration?, CoreError>]>
    let count = Mutex(0)

    init(_ answers: [Result<Duration?, CoreError>]) { self.answers = Mutex(answers) }

    func look() throws(CoreError) -> Duration? {
      count.withLock { $0 += 1 }
      let next = answers.withLock { $0.isEmpty ? .success(nil) : $0.removeFirst() }
      return try next.get()
    }
  }

  private static let failure = Result<Duration?, CoreError>.failure(
    .store(StoreError("the disk is away")))

  private func run(_ looks: Looks) async -> Int {
    let reports = Mutex(0)
    await DueWatch(longestWait: .zero, pause: .zero, report: { _ in reports.withLock { $0 += 1 } })
      .run { () throws(CoreError) in try looks.look() }
    return reports.withLock(\.self)
  }

  @Test func `after a failure it looks again, until nothing waits`() async {
    let looks = Looks([.success(.zero), Self.failure, .success(.seconds(60))])
    #expect(await run(looks) == 1)
    #expect(looks.count.withLock(\.self) == 4)
  }

  @Test func `failures one after the other are told once, and one after a success again`() async {
    #expect(await run(Looks([Self.failure, Self.failure, .success(.zero), Self.failure])) == 2)
  }

  @Test func `a watch that is cancelled ends, whatever fails`() async {
    let reports = Mutex(0)
    let watching = Task {
      await DueWatch(longestWait: .zero, pause: .zero, report: { _ in reports.withLock { $0 += 1 } })
        .run { () throws(CoreError) in try Self.failure.get() }
    }
    watching.cancel()
    await watching.value
    #expect(reports.withLock(\.self) <= 1)
  }
}
