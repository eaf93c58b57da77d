// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Synchronization

/// How much each account of the machine may make the core keep in a day, where no person answers to it: rows of the log stay for
/// good.
///
/// It is counted in memory. A restart begins anew, and whom this counts can restart no daemon but their own.
final class DailyBudget: Sendable {
  private static let day = Duration.seconds(86_400)

  private let most: Int
  private let spent = Mutex<[UInt32: (since: Instant, calls: Int)]>([:])

  init(_ limits: Limits) { most = limits.changesPerDay }

  /// Counts one more, of the day that began with the account's first.
  ///
  /// - Throws: `tooSoon`, with when a new day begins for it.
  func spend(_ account: UInt32, at now: Instant) throws(CoreError) {
    let end: Instant? = spent.withLock { spent in
      let isNew = spent[account].map { now >= $0.since + Self.day } ?? true
      if isNew {
        spent = spent.filter { now < $0.value.since + Self.day }
        spent[account] = (now, 0)
      }
      guard let (since, calls) = spent[account], calls < most else {
        return (spent[account]?.since ?? now) + Self.day
      }
      spent[account] = (since, calls + 1)
      return nil
    }
    if let end { throw .refused(.tooSoon(until: end)) }
  }
}
