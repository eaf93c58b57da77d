// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Synchronization

/// The log file beside a database (SQLite's write-ahead log), as far as making sure of it goes.
///
/// It is not the database file, so opening and closing it lets go of no lock (fcntl(2)). SQLite keeps the one file while the
/// database is open.
struct LogFile: ~Copyable, Sendable {
  private let path: String
  private let file: Int32

  /// Opens the log of a database that is open.
  init(ofDatabase database: String, inFolder folder: String) throws(StorageError) {
    path = database + "-wal"
    file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw .file(path: path, code: errno) }
    try StateFile.syncFolder(folder)
  }

  deinit { close(file) }

  /// What was written before this is on the disk when it returns: fdatasync(2), which SQLite ends a durable commit with.
  borrowing func sync() throws(StorageError) {
    while fdatasync(file) != 0 {
      if errno == EINTR { continue }
      throw StorageError.unsynced(path: path, code: errno)
    }
  }
}

/// Makes sure of commits on the disk, once for all that wait at the same time.
///
/// 1. Commits are numbered in their order in the log: one sync is good for every one before it began.
/// 2. Who comes while the disk is idle syncs at once, on its own thread: nobody waits for company. Who comes meanwhile waits for
///    the next sync, which is one for all of them, and which one of them does.
/// 3. A sync that fails fails everyone it was for. The next one is told that it follows on one that failed.
final class SharedSync: Sendable {
  private struct State {
    /// The last commit; those of before the file was opened are the first.
    var committed: Int64 = 1
    /// The last commit that is on the disk.
    var synced: Int64 = 0
    /// The last commit that a sync was tried for.
    var tried: Int64 = 0
    var isBroken = false
    /// Whether one of those who wait is at it.
    var isLed = false
    var waiting: [(commit: Int64, continuation: CheckedContinuation<Turn, Never>)] = []
  }

  /// What becomes of one who waits.
  private enum Turn: Sendable {
    case isSynced
    case failed(StorageError)
    /// It does the next sync.
    case leads
  }

  /// - Parameter isBroken: whether the last sync failed.
  typealias Sync = (_ file: borrowing LogFile, _ isBroken: Bool) throws(StorageError) -> Void

  private let state = Mutex(State())
  /// One sync at a time: an error is told once, to one of two that run together.
  private let disk: Mutex<LogFile>

  init(_ file: consuming LogFile) {
    disk = Mutex(file)
  }

  /// The number of the last commit.
  var committed: Int64 { state.withLock { $0.committed } }
  /// Whether the last sync failed.
  var isBroken: Bool { state.withLock { $0.isBroken } }

  /// How many wait for the next sync.
  var waiters: Int { state.withLock { $0.waiting.count } }

  /// A commit was made.
  func note() { state.withLock { $0.committed += 1 } }

  /// Returns once every commit so far is on the disk.
  func settle(by sync: Sync) throws(StorageError) {
    try settle(committed, sync)
  }

  /// Returns once a commit is on the disk.
  func settle(upTo commit: Int64, by sync: Sync) async throws(StorageError) {
    switch await turn(of: commit) {
    case .isSynced: return
    case .failed(let error): throw error
    case .leads:
      do throws(StorageError) {
        try settle(commit, sync)
        passOn(nil)
      } catch {
        passOn(error)
        throw error
      }
    }
  }

  // MARK: -

  private func settle(_ commit: Int64, _ sync: Sync) throws(StorageError) {
    try disk.withLock { (file) throws(StorageError) in
      let (isSynced, target, isBroken) = state.withLock { state in
        let isSynced = state.synced >= commit
        if !isSynced { state.tried = state.committed }
        return (isSynced, state.committed, state.isBroken)
      }
      if isSynced { return }
      do throws(StorageError) {
        try sync(file, isBroken)
      } catch {
        state.withLock { $0.isBroken = true }
        throw error
      }
      state.withLock { state in
        state.synced = target
        state.isBroken = false
      }
    }
  }

  private func turn(of commit: Int64) async -> Turn {
    if let turn = state.withLock({ turn(of: commit, &$0) }) { return turn }
    return await withCheckedContinuation { continuation in
      let turn: Turn? = state.withLock { state in
        if let turn = self.turn(of: commit, &state) { return turn }
        state.waiting.append((commit, continuation))
        return nil
      }
      if let turn { continuation.resume(returning: turn) }
    }
  }

  private func turn(of commit: Int64, _ state: inout State) -> Turn? {
    if state.synced >= commit { return .isSynced }
    guard !state.isLed else { return nil }
    state.isLed = true
    return .leads
  }

  /// Answers everyone that the sync was for, and lets the first of the others do the next one.
  private func passOn(_ error: StorageError?) {
    let answered = state.withLock { state in
      let waiting = state.waiting
      state.waiting = []
      var answered: [(CheckedContinuation<Turn, Never>, Turn)] = []
      for waiter in waiting {
        if waiter.commit <= state.synced {
          answered.append((waiter.continuation, .isSynced))
        } else if let error, waiter.commit <= state.tried {
          answered.append((waiter.continuation, .failed(error)))
        } else {
          state.waiting.append(waiter)
        }
      }
      state.isLed = !state.waiting.isEmpty
      if state.isLed { answered.append((state.waiting.removeFirst().continuation, .leads)) }
      return answered
    }
    for (continuation, turn) in answered { continuation.resume(returning: turn) }
  }
}
