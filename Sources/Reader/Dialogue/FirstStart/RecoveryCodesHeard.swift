// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// The recovery codes that were just made, and which of them the person is at. The digits are held by who speaks them.
public struct RecoveryCodesHeard: Hashable, Sendable {
  /// How many there are; at least one.
  let count: Int
  /// Which is heard, from 0.
  private(set) var number = 0

  /// `nil` where there is none.
  init?(count: Int) {
    guard count > 0 else { return nil }
    self.count = count
  }

  var isLast: Bool { number + 1 == count }

  var source: CodeSource { .recovery(number) }

  /// What stands before the digits.
  var title: Speakable {
    .phrase(.recoveryCodeNumber, ["number": .number(number + 1), "count": .number(count)])
  }

  /// The next or the one before, no further than the first and the last.
  mutating func move(by step: Int) {
    number = min(max(0, number + step), count - 1)
  }
}

/// Recovery codes at the end of the first start: offered, and heard digit by digit where they are wished for.
extension Dialogue {
  mutating func offerRecoveryCodes() -> [DialogueEffect] {
    place = .codesOffered
    return say(.phrase(.recoveryCodesOffer))
  }

  /// They are made, and told this once.
  mutating func hear(recoveryCodes count: Int) -> [DialogueEffect] {
    guard case .codesOffered = place, let heard = RecoveryCodesHeard(count: count) else { return [] }
    place = .codesHeard(heard)
    return say(.phrase(.recoveryCodesBegin, ["count": .number(count)])) + ask(.code(heard.source))
  }

  /// The next, the one before, or this one again; past the last they are at their end.
  mutating func go(through heard: RecoveryCodesHeard, by step: Int, at now: Instant) -> [DialogueEffect] {
    var heard = heard
    heard.move(by: step)
    place = .codesHeard(heard)
    return speak(heard.source, at: now)
  }

  mutating func leaveRecoveryCodes() -> [DialogueEffect] {
    settle(after: .phrase(.recoveryCodesKept))
  }
}
