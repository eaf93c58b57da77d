// SPDX-License-Identifier: GPL-3.0-or-later

/// When to look again for an output that is gone: at once, then after ever longer waits.
struct Search {
  /// The first wait, doubled each time up to the longest: a headset plugged in is found within two seconds.
  private static let firstWait: Int64 = 100_000_000
  private static let longestWait: Int64 = 2_000_000_000

  /// Why attempts failed, as far as it was told.
  private var told: [SoundError] = []
  /// Nothing is looked for any more.
  var isHopeless: Bool
  init(isHopeless: Bool = false) { self.isHopeless = isHopeless }

  private var wait = Search.firstWait
  private var next: Int64 = 0

  /// Nanoseconds until the next attempt; not positive when it is due.
  func remaining(now: Int64) -> Int64 { next - now }

  /// The same search gone on with: the output was found and lost again before it played for a second.
  func resumed(at now: Int64) -> Search {
    var search = self
    search.failed(at: now)
    return search
  }

  /// What is to be told of an attempt that failed: each reason once. That the output is not there is known.
  mutating func news(of error: SoundError) -> PlayerEvent? {
    switch error {
    case .missing, .gone, .stuck: return nil
    case _ where told.contains(error): return nil
    default: break
    }
    told.append(error)
    if case .busy = error { return .busy(error) }
    return .fault(error)
  }

  /// Counts an attempt; forgotten with the search when it succeeds.
  mutating func failed(at now: Int64) {
    next = now + wait
    wait = min(2 * wait, Self.longestWait)
  }
}
