// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// Requests that are turned away, and those that come too often: none of them cuts off what is being said.
extension Dialogue {
  mutating func turnAway(_ news: [TurnedAway], at now: Instant) -> [DialogueEffect] {
    guard let first = turnedAway.note(news, at: now, limits: limits) else { return [] }
    return put(.turnedAway(first))
  }

  /// The first that was turned away: because another lives, or because its asker asks too often.
  mutating func sayTurnedAway(_ request: TurnedAway) -> [DialogueEffect] {
    turnedAway.begin()
    let isSecond = place.name.isLiving || next != nil
    return say(
      .phrase(isSecond ? "secondRequest" : "requestTurnedAway", ["service": request.asker]), cue: .turnedAway)
  }

  /// When those that were counted are said; `nil` while there is no rest.
  var turnedAwayDeadline: Instant? {
    if case .rest = place, isQuiet { turnedAway.due } else { nil }
  }

  /// What was counted meanwhile, in one sentence.
  mutating func sayTurnedAwayAtRest(at now: Instant) -> [DialogueEffect] {
    guard let turnedAwayDeadline, now >= turnedAwayDeadline else { return [] }
    let news = turnedAway.take(at: now, limits: limits)
    turnedAway.begin()
    let count = Argument.number(news.reduce(0) { $0 + $1.count })
    guard let one = news.first, news.count == 1 else {
      return say(.phrase("moreTurnedAwayOfSeveral", ["count": count]), cue: .turnedAway)
    }
    return say(.phrase("moreTurnedAway", ["count": count, "service": one.asker]), cue: .turnedAway)
  }

  /// A key came while news of requests was being said: Enter silences those to come, too.
  mutating func hushNews(_ gesture: Gesture?, at now: Instant) {
    if gesture == .silence {
      if turnedAway.isBeingSaid { turnedAway.hush(at: now, limits: limits) }
      arrivals.hush()
    }
    turnedAway.isBeingSaid = false
    arrivals.beingSaid = nil
  }
}

extension TurnedAway {
  /// Who asked, as a sentence of the reader's own names them.
  fileprivate var asker: Argument { service.map { .name($0.text) } ?? .phrase("aProgram") }
}
