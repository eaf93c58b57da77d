// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// What the core answered.
extension Dialogue {
  mutating func take(_ answer: CoreAnswer, at now: Instant) -> [DialogueEffect] {
    guard isAwaiting else { return [] }
    isAwaiting = false
    let effects: [DialogueEffect] =
      switch answer {
      case .done(let state): reach(state, at: now)
      case .reasonGiven: rest()
      case .frozen: place.pending.map { freeze(.service($0.service), at: now) } ?? []
      case .askerStopped(let until):
        place.pending.map { freeze(.asker(of: $0.id, until: until), at: now) } ?? []
      case .switchSettled(let news): settled(news)
      case .personal(let answer): take(answer, at: now)
      case .recoveryStopped: settle()
      case .unblocked: unblocked()
      case .lifted: lifted()
      case .stoppedServices(let services): show(services)
      case .kept(let accounts): kept(accounts)
      case .extended(let until): extend(until: until, at: now)
      case .code(let card): hold(card, at: now)
      case .wayBack(let user): beginAgain(user)
      case .enrolled: enrolled()
      case .recoveryCodes(let count): hear(recoveryCodes: count)
      case .refused(let refusal): refuse(refusal, at: now)
      case .failed(let fault): say(.earcon(.error), fault.speakable) + startAgain()
      }
    return effects + release(at: now)
  }

  mutating func reach(_ state: ApprovalState, at now: Instant) -> [DialogueEffect] {
    guard var pending = place.pending else { return [] }
    pending.state = state
    switch state {
    case .opened where pending.binding == .sameDevice: return ask(.bindLocally(pending.id))
    case .opened where pending.binding == .bindingMessage: return speakText(pending, from: 0)
    case .opened:
      pending.isOpenedHere = true
      place = .code(pending, Entry(length: limits.codeDigits))
      return say(.phrase(.enterCode))
    case .bound: return speakText(pending, from: 0)
    case .heard where pending.binding.isAnsweredOnAuthenticator:
      place = .question(pending)
      cursor = Cursor()
      return askQuestion(pending, at: now)
    case .heard where pending.binding == .shownCode:
      place = .boundCode(pending)
      return ask(.code(.own))
    case .heard:
      place = .boundCode(pending)
      return say(.phrase(.codeFollows, ["service": pending.asker]))
        + ask(.code(.bound(pending.id)))
    case .approved:
      arrivals.answered(pending)
      return finishApproval(pending, [.earcon(.approved), .phrase(.approved)], at: now)
    case .rejected:
      arrivals.answered(pending)
      hearPrivately()
      place = .rejected(pending, until: now + limits.unheardNotMeWindow)
      return say(.earcon(.rejected), .phrase(.rejected), cue: .rejection)
    default: return []
    }
  }

  /// Why it was rejected is told. The key that ended the wait comes next, and then a request that waits.
  private mutating func rest() -> [DialogueEffect] {
    place = .rest
    cursor = Cursor()
    return []
  }

  /// Asked for from the personal menu, the person is still there.
  private mutating func settled(_ news: MethodSwitchNews) -> [DialogueEffect] {
    guard case .personal(let menu) = place else { return settle(after: .phrase(news.phrase)) }
    return go(menu, to: .method, saying: [.phrase(news.phrase)])
  }

  mutating func settle(after items: Speakable...) -> [DialogueEffect] {
    settle(after: items)
  }

  mutating func settle(after items: [Speakable]) -> [DialogueEffect] {
    say(items) + settle()
  }

  /// Approved; a switch that waits is said with the keys that deal with it.
  mutating func finishApproval(_ pending: PendingApproval, _ words: [Speakable], at now: Instant)
    -> [DialogueEffect]
  {
    guard let change = pending.pendingChange, queue.isEmpty else { return settle(after: words) }
    let said = say(words)
    _ = settle()
    if isShared { atHand = pending.user }
    return said + offer(change, at: now)
  }

  /// For a while, keys deal with the switch that waits.
  mutating func offer(_ pending: PendingChange, at now: Instant) -> [DialogueEffect] {
    place = .switchOffer(pending, until: now + limits.offerWindow)
    isOfferHeard = false
    return say(naming(person) + [.phrase(pending.offer)], cue: .offer)
  }

  private mutating func freeze(_ frozen: Frozen, at now: Instant) -> [DialogueEffect] {
    liftedHere = nil
    place = .frozen(frozen, until: now + limits.offerWindow)
    switch frozen {
    case .service(let service): return say(.phrase(.frozen, ["service": .name(service.text)]))
    case .asker(_, let until):
      return say(
        .phrase(.changeStopped, ["time": .duration(seconds: Self.minutes(until: until, from: now))]))
    }
  }

  /// In seconds, rounded up to whole minutes.
  static func minutes(until end: Instant, from now: Instant) -> Int {
    let seconds = Int(max(1, end.duration(since: now).components.seconds))
    return (seconds + 59) / 60 * 60
  }

  private mutating func refuse(_ refusal: Refusal, at now: Instant) -> [DialogueEffect] {
    if case .setup(let setup) = place { return setupRefused(setup, refusal, at: now) }
    switch refusal {
    case .wrongPIN(let left, let thenBlocks):
      return retry(left, .wrongPIN, last: thenBlocks ? .wrongPINLastTryBlocks : .wrongPINLastTry)
    case .wrongCode(let left) where left > 0: return retry(left, .wrongCode, last: .wrongCodeLastTry)
    case .wrongCode: return close(.failed, at: now)
    case .locked(let until):
      obstacle = refusal
      let time = Argument.duration(seconds: Self.minutes(until: until, from: now))
      return close(.locked, ["time": time], at: now)
    case .blocked:
      obstacle = refusal
      return close(.blocked, at: now)
    case .over, .unknownApproval: return close(.requestOver, at: now)
    case .notYours: return close(.takenUpElsewhere, at: now)
    case .noExtensionLeft: return place.pending.map { sayNoMoreTime($0, at: now) } ?? []
    default: return say(.earcon(.error), Fault(refusal, at: now).speakable) + startAgain()
    }
  }

  /// The same thing typed again, with fresh digits.
  private mutating func retry(_ left: Int, _ phrase: Phrase, last: Phrase) -> [DialogueEffect] {
    let warning =
      left == 1 ? Speakable.phrase(last) : .phrase(phrase, ["tries": .number(left)])
    return say(.earcon(.error), warning) + startAgain()
  }

  private mutating func startAgain() -> [DialogueEffect] {
    switch place {
    case .pin(let pending, _): place = .pin(pending, Entry(length: limits.pinDigits))
    case .code(let pending, _): place = .code(pending, Entry(length: limits.codeDigits))
    case .confirm(let pending, _): place = .question(pending)
    case .text(let pending, let part, _) where part == pending.parts.count:
      place = .text(pending, part: 0, word: 0)
    case .setup(let setup): return go(setup, to: .pin)
    case .rejected: return rest()
    case .unblocking: return startUnblocking()
    case .personal(let menu): return startAgain(menu)
    case .userPIN(var opening):
      opening.entry.startAgain()
      place = .userPIN(opening)
    default: break
    }
    return []
  }

  /// The request is over; digits that are still being typed mean nothing for a while.
  private mutating func close(_ phrase: Phrase, _ arguments: [String: Argument] = [:], at now: Instant)
    -> [DialogueEffect]
  {
    hearPrivately()
    place = .over(until: now + limits.overWindow)
    return say(.earcon(.error), .phrase(phrase, arguments))
  }
}

/// A change that is asked for and not made, and that a key gives up: a switch to one-time codes, or a recovery.
public enum PendingChange: String, CaseIterable, Sendable {
  /// Its 24 hours have not passed: it can be given up.
  case waiting
  /// They have passed: it can be confirmed or given up.
  case due
  /// Somebody began a recovery of the person's access, which is stopped by whoever did not.
  case recovery

  /// What is said of it at every approval.
  var warning: Phrase {
    switch self {
    case .waiting: .switchPending
    case .due: .switchDue
    case .recovery: RecoveryNews.requested.phrase
    }
  }

  /// Which keys deal with it.
  var offer: Phrase {
    switch self {
    case .waiting: .switchOffer
    case .due: .switchOfferDue
    case .recovery: .recoveryOffer
    }
  }
}
