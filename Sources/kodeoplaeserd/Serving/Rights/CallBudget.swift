// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Synchronization

/// How much each account of the machine may bring about in a time, where no person answers to it: rows of the log, which stay for
/// good, in a day; what the reader says by itself, in a minute.
///
/// It is counted in memory. A restart begins anew, and whom this counts can restart no daemon but their own.
final class CallBudget: Sendable {
  private let most: Int
  private let time: Duration
  private let spent = Mutex<[UInt32: (since: Instant, calls: Int)]>([:])

  /// - Parameters:
  ///   - most: how many calls of one account.
  ///   - time: within how long.
  init(_ most: Int, per time: Duration) {
    self.most = most
    self.time = time
  }

  /// Rows of the log, in a day.
  convenience init(_ limits: Limits) { self.init(limits.changesPerDay, per: .seconds(86_400)) }

  /// Counts one more, of the time that began with the account's first.
  ///
  /// - Throws: `tooSoon`, with when a new time begins for it.
  func spend(_ account: UInt32, at now: Instant) throws(CoreError) {
    let end: Instant? = spent.withLock { spent in
      let isNew = spent[account].map { now >= $0.since + time } ?? true
      if isNew {
        spent = spent.filter { now < $0.value.since + time }
        spent[account] = (now, 0)
      }
      guard let (since, calls) = spent[account], calls < most else {
        return (spent[account]?.since ?? now) + time
      }
      spent[account] = (since, calls + 1)
      return nil
    }
    if let end { throw .refused(.tooSoon(until: end)) }
  }

  /// Takes back what was counted of a call that brought nothing about.
  func giveBack(_ account: UInt32) {
    spent.withLock { spent in
      guard let (since, calls) = spent[account] else { return }
      spent[account] = (since, max(0, calls - 1))
    }
  }
}
