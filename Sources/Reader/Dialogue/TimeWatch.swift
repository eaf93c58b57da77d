// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The moments at which the time left of the request at hand is said by itself.
struct TimeWatch: Sendable {
  /// Those still to come, earliest first.
  private(set) var marks: [Instant] = []
  /// The time left was just said: the same key again asks for more.
  var isOffered = false
  private var watched: (id: ApprovalID, expiry: Instant)?

  /// Keeps to the request that is being dealt with or waits for that, and to its expiry.
  mutating func follow(_ brief: Brief?, at now: Instant, marks durations: [Duration]) {
    guard let brief else {
      marks = []
      watched = nil
      isOffered = false
      return
    }
    if let watched, watched == (brief.id, brief.expiresAt) { return }
    watched = (brief.id, brief.expiresAt)
    marks = durations.map { brief.expiresAt - $0 }.filter { $0 > now }.sorted()
  }

  /// Whether a mark was reached; marks that were passed are not said late.
  mutating func reach(_ now: Instant) -> Bool {
    let passed = marks.prefix { $0 <= now }.count
    marks.removeFirst(passed)
    return passed > 0
  }
}
