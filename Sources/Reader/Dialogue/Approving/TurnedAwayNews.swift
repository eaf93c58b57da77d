// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// What is said of requests that are turned away: the first in the next pause; the others are counted, and said in one sentence
/// when there is rest.
///
/// 1. Between two sentences lies a pause, and each is twice as long as the one before, for as long as they keep coming.
/// 2. Another reason than those that were said is said at once all the same: who is at a log-on hears why nothing comes.
/// 3. A sentence of them that is silenced silences those to come: nothing more is said of them for the longest pause.
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
  /// The reasons that were said since there was rest.
  private var said: Set<TurnedAway.Reason> = []

  /// Takes note of requests that were turned away.
  ///
  /// - Returns: The one that is to be said, where it is the first after a while.
  mutating func note(_ news: [TurnedAway], at now: Instant, limits: DialogueLimits) -> TurnedAway? {
    guard let first = news.first else { return nil }
    if let hushedUntil, now < hushedUntil { return nil }
    let hasRested = lastCame.map { now.duration(since: $0) >= max(pause, limits.turnedAwayPause) } ?? true
    lastCame = now
    if hasRested, waiting.isEmpty, !firstWaits { (pause, said) = (.zero, []) }
    guard !firstWaits, !said.contains(first.reason) else {
      for one in news { count(one) }
      return nil
    }
    firstWaits = true
    said.insert(first.reason)
    count(TurnedAway(service: first.service, because: first.reason, count: first.count - 1))
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
    // What went to another device was not stopped.
    if case .sentTo = news.reason { return }
    guard news.count > 0 else { return }
    if let place = waiting.firstIndex(where: { $0.service == news.service }) {
      waiting[place].count += news.count
    } else {
      waiting.append(news)
    }
  }
}

/// Requests that are turned away, and those that come too often: none of them cuts off what is being said.
extension Dialogue {
  mutating func turnAway(_ news: [TurnedAway], of user: UserID?, at now: Instant) -> [DialogueEffect] {
    guard let first = turnedAway.note(news, at: now, limits: limits) else { return [] }
    return put(.turnedAway(first, of: user))
  }

  /// The first that did not come, and why: another lives or its asker asks too often, or it asks for another device.
  mutating func sayTurnedAway(_ request: TurnedAway, of user: UserID?) -> [DialogueEffect] {
    turnedAway.begin()
    let sentence: Speakable =
      switch request.reason {
      case .notNow:
        .phrase(lives(of: user) ? .secondRequest : .requestTurnedAway, ["service": request.asker])
      case .sentTo(let device):
        .phrase(.askedElsewhere, ["service": request.asker, "device": .phrase(device.phrase)])
      case .nothingOf(let device):
        .phrase(.askedForAnother, ["service": request.asker, "device": .phrase(device.phrase)])
      }
    return say(naming(user) + [sentence], cue: .turnedAway)
  }

  /// Whether a request of the user is at hand or waits; of several users, another's keeps nobody waiting.
  private func lives(of user: UserID?) -> Bool {
    let living = place.name.isLiving ? place.pending : nil
    return ([living].compactMap(\.self) + queue).contains { user == nil || $0.user == user }
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
      return say(.phrase(.moreTurnedAwayOfSeveral, ["count": count]), cue: .turnedAway)
    }
    return say(.phrase(.moreTurnedAway, ["count": count, "service": one.asker]), cue: .turnedAway)
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
  fileprivate var asker: Argument { service.map { .name($0.text) } ?? .phrase(.aProgram) }
}
