// SPDX-License-Identifier: GPL-3.0-or-later

/// How often an asker may ask a user, and whose turn it is: what keeps one asker from taking all of a person's time.
///
/// It is kept in memory: what a restart forgets is a minute's worth, and root alone restarts the core.
///
/// 1. A few requests that the person did not answer are free; then one more is taken each while. One that they answered
///    costs nothing: who is answered is no flood.
/// 2. After a request of one asker ended, another that was turned away meanwhile goes before it, for a short while.
/// 3. Who asked for a change that the person says they did not start asks nothing for a while.
struct Admission {
  private struct Spending {
    var count = 0
    var since: Instant
  }

  private struct Turn {
    let holder: Guesser?
    /// The request that lives; `nil` once it ended.
    var living: (id: ApprovalID, until: Instant)?
    var endedAt: Instant?
    /// Who was turned away while it lived.
    var turnedAway: Set<Guesser> = []
  }

  private var spendings: [Guesser: Spending] = [:]
  private var turns: [UserID: Turn] = [:]
  /// Until when who may ask nothing.
  private var stops: [Guesser: Instant] = [:]

  /// Most of each that are remembered: of those beyond, what has run off is forgotten.
  private static let most = 4096
  private static let mostTurnedAway = 64

  /// Why an asker may not ask now, as far as its earlier requests tell; `nil` where it may.
  mutating func refusal(of asker: Guesser, at now: Instant, limits: Limits) -> Refusal? {
    if let until = stops[asker], now < until { return .tooSoon(until: until) }
    if let turn = turns[asker.user] {
      // Past its usual end, whether it lives is the store's to say: speech may hold its expiry back.
      if let living = turn.living, now < living.until { return .anotherApprovalLives }
      let isOver = turn.endedAt.map { now.duration(since: $0) >= limits.turnWindow } ?? true
      if !isOver, turn.holder == asker, turn.turnedAway.contains(where: { $0 != asker }) {
        return .anothersTurn
      }
    }
    return spent(by: asker, at: now, limits) < limits.unansweredRequests ? nil : .tooManyRequests
  }

  /// Takes no requests of an asker until then.
  mutating func stop(_ asker: Guesser, until: Instant, at now: Instant) {
    stops = stops.filter { now < $0.value }
    stops[asker] = until
  }

  /// Takes them again.
  mutating func letAsk(_ asker: Guesser) { stops[asker] = nil }

  /// An asker came while another request lives.
  mutating func turnAway(_ asker: Guesser) {
    guard var turn = turns[asker.user], turn.turnedAway.count < Self.mostTurnedAway else { return }
    turn.turnedAway.insert(asker)
    turns[asker.user] = turn
  }

  /// A request of an asker was taken. Those who were turned away before it and did not get their turn keep it.
  mutating func begin(_ approval: Approval, by asker: Guesser?, at now: Instant, limits: Limits) {
    if turns.count >= Self.most { turns = turns.filter { $0.value.living != nil } }
    var turn = Turn(holder: asker, living: (approval.id, approval.expiresAt))
    if let before = turns[approval.user], let endedAt = before.endedAt,
      now.duration(since: endedAt) < limits.turnWindow
    {
      turn.turnedAway = before.turnedAway.filter { $0 != asker }
    }
    turns[approval.user] = turn
    guard let asker else { return }
    if spendings.count >= Self.most {
      spendings = spendings.filter { spent(by: $0.key, at: now, limits) > 0 }
    }
    spendings[asker, default: Spending(since: now)].count += 1
  }

  /// A request ended; one that the person answered is not counted.
  mutating func end(_ approval: Approval, at now: Instant) {
    guard var turn = turns[approval.user], turn.living?.id == approval.id else { return }
    (turn.living, turn.endedAt) = (nil, now)
    turns[approval.user] = turn
    let isAnswered = approval.state == .approved || approval.state == .rejected
    if isAnswered, let asker = turn.holder, let spending = spendings[asker], spending.count > 0 {
      spendings[asker]?.count -= 1
    }
  }

  /// How many unanswered requests count, with those off that enough time has passed for.
  private mutating func spent(by asker: Guesser, at now: Instant, _ limits: Limits) -> Int {
    guard var spending = spendings[asker] else { return 0 }
    let interval = limits.requestInterval.wholeMilliseconds
    let passed = now.duration(since: spending.since).wholeMilliseconds / max(1, interval)
    guard passed > 0 else { return spending.count }
    spending.count = Int(max(0, Int64(spending.count) - passed))
    spending.since = spending.count == 0 ? now : spending.since + limits.requestInterval * Int(passed)
    spendings[asker] = spending.count == 0 ? nil : spending
    return spending.count
  }
}

/// Requests of one asker that do not come to the person's reader.
public struct TurnedAway: Hashable, Sendable {
  /// Why they do not.
  public enum Reason: Hashable, Sendable {
    /// Turned away at the door: another lives, or the asker asks too often.
    case notNow
    /// They went to another device of the person's.
    case sentTo(AuthenticatorKind)
    /// The person approves with nothing of the kind that was asked for.
    case nothingOf(AuthenticatorKind)
  }

  /// The name of the service; `nil` of a program whose name is its own invention.
  public let service: ServiceName?
  /// Why they do not come.
  public let reason: Reason
  /// How many.
  public var count: Int

  /// Requests that did not come.
  public init(service: ServiceName?, because reason: Reason = .notNow, count: Int) {
    self.service = service
    self.reason = reason
    self.count = count
  }
}

/// Requests that were turned away and not yet fetched by whoever tells the person: a count for each asker of a user, so that
/// a storm costs a few numbers and no queue.
struct TurnedAwayCounts {
  private var counts: [UserID: [TurnedAway]] = [:]

  private static let mostUsers = 4096
  private static let mostServices = 16

  /// Counts one more.
  ///
  /// - Returns: Whether it is the first since the counts were fetched: the one that is told.
  mutating func add(_ service: ServiceName?, because reason: TurnedAway.Reason, for user: UserID) -> Bool {
    if counts.count >= Self.mostUsers, counts[user] == nil { counts = [:] }
    var known = counts[user] ?? []
    let isFirst = known.isEmpty
    if let place = known.firstIndex(where: { $0.service == service && $0.reason == reason }) {
      known[place].count += 1
    } else if known.count < Self.mostServices {
      known.append(TurnedAway(service: service, because: reason, count: 1))
    } else {
      // Names beyond are counted, not named.
      known[known.count - 1].count += 1
    }
    counts[user] = known
    return isFirst
  }

  mutating func take(for user: UserID) -> [TurnedAway] {
    counts.removeValue(forKey: user) ?? []
  }
}

extension IdentityProvider {
  /// What was turned away of a user's requests since this was asked last, in the order in which each asker came first.
  public func takeTurnedAway(of user: UserID) -> [TurnedAway] {
    turnedAway.take(for: user)
  }

  /// Counts a request that is turned away; the first since the counts were fetched is told.
  func turnAway(_ request: ApprovalRequest, because refusal: Refusal) throws(CoreError) -> Never {
    noteTurnedAway(request, because: .notNow)
    throw .refused(refusal)
  }

  func noteTurnedAway(_ request: ApprovalRequest, because reason: TurnedAway.Reason) {
    let service = request.isFromProgram ? nil : request.text.service
    guard turnedAway.add(service, because: reason, for: request.user) else { return }
    tell(.requestsTurnedAway(from: request.user))
  }
}
