// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Synchronization
import Testing

@testable import Storage

/// Commits that wait for the disk at the same time.
@Suite(.timeLimit(.minutes(20))) struct SharedSyncTests {
  private let scratch: Scratch
  private let log: SharedSync
  private static let fault = StorageError.unsynced(path: "log", code: EIO)

  init() throws {
    scratch = try Scratch()
    try scratch.write([1], to: "x.sqlite-wal")
    log = SharedSync(try LogFile(ofDatabase: scratch.path + "/x.sqlite", inFolder: scratch.path))
  }

  @Test func `who waits alone waits for nobody, and what is on the disk is not made sure of again`()
    async throws
  {
    let syncs = Count()
    for _ in 0..<3 {
      log.note()
      for _ in 0..<2 {
        try await log.settle(upTo: log.committed) { (file, _) throws(StorageError) in
          syncs.add()
          try file.sync()
        }
      }
    }
    #expect(syncs.number == 3)
  }

  @Test(arguments: [false, true])
  func `those who come while the disk is busy share the next sync, and its fault`(isFailing: Bool)
    async throws
  {
    let syncs = Count()
    let (threads, most) = (ThreadForEach(), 10)
    try await withThrowingTaskGroup(of: Void.self) { group in
      log.note()
      for number in 0...most {
        if number > 0 { log.note() }
        let commit = log.committed
        group.addTask(executorPreference: threads) {
          do {
            try await log.settle(upTo: commit) { (file, isBroken) throws(StorageError) in
              #expect(!isBroken)
              if syncs.add() == 1 {
                // The first one is busy until all the others wait.
                while log.waiters < most { sched_yield() }
              } else if isFailing {
                throw Self.fault
              }
            }
            #expect(number == 0 || !isFailing)
          } catch {
            #expect(error as? StorageError == Self.fault && number > 0)
          }
        }
        // It is at it before the next commit is made.
        if number == 0 { while syncs.number == 0 { await Task.yield() } }
      }
      try await group.waitForAll()
    }
    #expect(syncs.number == 2)
    #expect(log.isBroken == isFailing)
  }

  @Test func `after a fault everything is made sure of anew, by whoever comes next`() async throws {
    log.note()
    #expect(throws: Self.fault) {
      try log.settle { (_, isBroken) throws(StorageError) in
        #expect(!isBroken)
        throw Self.fault
      }
    }
    await #expect(throws: Self.fault) {
      try await log.settle(upTo: log.committed) { (_, isBroken) throws(StorageError) in
        #expect(isBroken)
        throw Self.fault
      }
    }
    try await log.settle(upTo: log.committed) { (_, isBroken) throws(StorageError) in #expect(isBroken) }
    #expect(!log.isBroken)
    try await log.settle(upTo: log.committed) { (_, _) throws(StorageError) in throw Self.fault }
  }

  @Test func `the log is moved into the database whole, and goes on`() throws {
    let database = try CoreDatabase(inFolder: scratch.path)
    try database.commit([.user(Samples.user("anna.aa"))], .ordered)
    try database.use { (database) throws(StorageError) in try database.moveLog() }
    #expect(
      try FileManager.default.attributesOfItem(atPath: scratch.path + "/core.sqlite-wal")[.size] as? Int == 0)
    try database.commit([.user(Samples.user("bent.bb"))], .durable)
    #expect(try CoreDatabase(inFolder: scratch.copy()).userCount(upTo: 9) == 2)
  }
}

/// How often something was done, on whatever thread.
private final class Count: Sendable {
  private let atomic = Atomic(0)

  var number: Int { atomic.load(ordering: .sequentiallyConsistent) }

  @discardableResult
  func add() -> Int { atomic.add(1, ordering: .sequentiallyConsistent).newValue }
}

/// A thread for each piece of work: one that waits in place keeps no other from its turn.
private final class ThreadForEach: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
