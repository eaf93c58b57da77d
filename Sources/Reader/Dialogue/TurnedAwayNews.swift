// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What is said of requests that are turned away: the first in the next pause; the others are counted, and said in one sentence
/// when there is rest.
///
/// 1. Between two sentences lies a pause, and each is twice as long as the one before, for as long as they keep coming.
/// 2. A sentence of them that is silenced silences those to come: nothing more is said of them for the longest pause.
struct TurnedAwayNews: Sendable {
  /// What was not said yet, in the order in which each asker came first.
  private var waiting: [TurnedAway] = []
  private var pause = Duration.zero
  /// No sentence before this moment.
  private var quietUntil: Instant?
  private var lastCame: Instant?
  private var hushedUntil: Instant?
  /// Whether a sentence of them is being said, and whether the first waits for that.
  var isBeingSaid = false
  private var firstWaits = false

  /// Takes note of requests that were turned away.
  ///
  /// - Returns: The one that is to be said, where it is the first after a while.
  mutating func note(_ news: [TurnedAway], at now: Instant, limits: DialogueLimits) -> TurnedAway? {
    guard let first = news.first else { return nil }
    if let hushedUntil, now < hushedUntil { return nil }
    let hasRested = lastCame.map { now.duration(since: $0) >= max(pause, limits.turnedAwayPause) } ?? true
    lastCame = now
    guard hasRested, waiting.isEmpty, !firstWaits else {
      for one in news { count(one) }
      return nil
    }
    pause = .zero
    firstWaits = true
    count(TurnedAway(service: first.service, count: first.count - 1))
    for one in news.dropFirst() { count(one) }
    rest(from: now, limits)
    return first
  }

  /// When those that were counted may be said, where there are any.
  var due: Instant? { waiting.isEmpty ? nil : quietUntil }

  /// Takes those that were counted, to be said now.
  mutating func take(at now: Instant, limits: DialogueLimits) -> [TurnedAway] {
    defer {
      waiting = []
      rest(from: now, limits)
    }
    return waiting
  }

  /// A sentence of them is being said from now on.
  mutating func begin() { (isBeingSaid, firstWaits) = (true, false) }

  /// The person silenced them: the requests live on, and nothing more is said of those that are turned away.
  mutating func hush(at now: Instant, limits: DialogueLimits) {
    waiting = []
    isBeingSaid = false
    hushedUntil = now + limits.longestTurnedAwayPause
  }

  private mutating func rest(from now: Instant, _ limits: DialogueLimits) {
    pause = pause == .zero ? limits.turnedAwayPause : min(pause * 2, limits.longestTurnedAwayPause)
    quietUntil = now + pause
  }

  private mutating func count(_ news: TurnedAway) {
    guard news.count > 0 else { return }
    if let place = waiting.firstIndex(where: { $0.service == news.service }) {
      waiting[place].count += news.count
    } else {
      waiting.append(news)
    }
  }
}
