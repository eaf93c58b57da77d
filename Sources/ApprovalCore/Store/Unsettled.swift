// SPDX-License-Identifier: GPL-3.0-or-later

/// What is committed and perhaps not on the disk yet, and what is told once it is.
struct Unsettled {
  /// The last commit that must be on the disk before anything that it could be seen in is answered; `nil` where all are.
  private(set) var commit: Int64?
  /// Whether the call that runs now waits for the disk at its end, beside others.
  var isShared = false
  private var notices: [(commit: Int64, notice: CoreNotice)] = []

  /// A commit was made that nobody may learn of yet.
  mutating func note(_ commit: Int64) { self.commit = commit }

  /// Keeps what is to be told; whether there is anything to wait for.
  mutating func holds(_ notice: CoreNotice) -> Bool {
    guard let commit else { return false }
    notices.append((commit, notice))
    return true
  }

  /// A commit, and every one before it, is on the disk: what may be told now, in the order it was kept in.
  mutating func settle(_ settled: Int64) -> [CoreNotice] {
    if let commit, commit <= settled { self.commit = nil }
    let told = notices.prefix { $0.commit <= settled }
    notices.removeFirst(told.count)
    return told.map(\.notice)
  }
}

/// How answers wait for the disk.
///
/// 1. A call inside `settled` commits in its turn, and answers once what it committed, or could see of another call's, is on the
///    disk. Meanwhile the core takes the next call: those that wait at the same time share one write to the disk.
/// 2. Any other call waits in place, before it reads and after it committed.
/// 3. What is told is told once it is on the disk, in the order it was kept in.
/// 4. A disk that fails fails every call that waits for it. What they committed stands, unanswered: it is made sure of before
///    anything else is committed or answered, and then told.
extension IdentityProvider {
  /// Runs a call and holds its answer, a refusal too, until everything that it could have seen is on the disk.
  func settled<Answer>(_ call: () throws(CoreError) -> Answer) async throws(CoreError) -> Answer {
    let outcome = shared(call)
    if let commit = unsettled.commit {
      do throws(StoreError) {
        try await store.settle(upTo: commit)
      } catch {
        throw .store(error)
      }
      tellSettled(commit)
    }
    return try outcome.get()
  }

  /// Waits on this thread until everything that was committed is on the disk; not in a call that does so at its end.
  func settleInPlace() throws(CoreError) {
    guard !unsettled.isShared, unsettled.commit != nil else { return }
    let commit = store.committed
    do throws(StoreError) {
      try store.settle()
    } catch {
      throw .store(error)
    }
    tellSettled(commit)
  }

  /// A durable commit was made: from here on it is waited for.
  func noteKept() throws(CoreError) {
    unsettled.note(store.committed)
    try settleInPlace()
  }

  /// Tells the watchers, at once where nothing is waited for.
  func tell(_ notice: CoreNotice) {
    if !unsettled.holds(notice) { watchers.tell(notice) }
  }

  private func shared<Answer>(_ call: () throws(CoreError) -> Answer) -> Result<Answer, CoreError> {
    unsettled.isShared = true
    defer { unsettled.isShared = false }
    do throws(CoreError) {
      return .success(try call())
    } catch {
      return .failure(error)
    }
  }

  private func tellSettled(_ commit: Int64) {
    for notice in unsettled.settle(commit) { watchers.tell(notice) }
  }
}
