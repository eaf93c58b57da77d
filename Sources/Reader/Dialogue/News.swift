// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Something to be said that no key and no request of the person asked for.
enum News: Sendable {
  case change(Announcement)
  /// A request was turned away at the door.
  case turnedAway(TurnedAway)
  /// Settings that were changed from elsewhere, each once, in the order in which they first were.
  case settings([Setting])
  /// A code that was asked for from elsewhere: of an account, or of the reader.
  case code(account: String?)
  /// What a program has the reader say.
  case program([Speakable])

  /// What is said before what. A request and the dialogue's own answers go before all of these.
  enum Rank: Int, CaseIterable, Comparable, Sendable {
    case change, turnedAway, settings, code, program

    static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
  }

  var rank: Rank {
    switch self {
    case .change: .change
    case .turnedAway: .turnedAway
    case .settings: .settings
    case .code: .code
    case .program: .program
    }
  }

  /// Whether the person must have heard it: what a key cut off is then said again.
  var mustBeHeard: Bool { rank == .change || rank == .settings }

  /// Whether any key ends it: what a program has the reader say is not worth a second key.
  var endsWithAnyKey: Bool { rank == .code || rank == .program }

  /// Takes in what came after it, where both are said as one; else false.
  mutating func take(_ newer: News) -> Bool {
    switch (self, newer) {
    case (.change(var known), .change(let new)) where known.phrase == new.phrase:
      known.more += 1 + new.more
      known.pending = new.pending
      self = .change(known)
    case (.settings(let known), .settings(let new)):
      self = .settings(known + new.filter { !known.contains($0) })
    case (.code(let known), .code(let new)) where known == new: break
    default: return false
    }
    return true
  }
}
