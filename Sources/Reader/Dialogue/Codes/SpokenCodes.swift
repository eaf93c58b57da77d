// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// Speaking codes: the reader's own, an account's, and the one bound to a text that was heard.
extension Dialogue {
  /// The code of this place, from its start: the one at hand, or a new one.
  mutating func speakCode(at now: Instant) -> [DialogueEffect] {
    switch place {
    case .rest, .over, .frozen, .switchOffer:
      return isOpen ? speak(codes.source, at: now) : askWhose(.code())
    case .adding(let adding): return speakCheck(adding, at: now)
    case .codesHeard(let heard): return speak(heard.source, at: now)
    case .boundCode(let pending):
      return speak(pending.binding == .shownCode ? .own : .bound(pending.id), at: now)
    case .waiting(let pending) where pending.binding == .shownCode:
      return asksPINHere(of: pending) ? takeUp(pending) : speak(.own, at: now)
    case .waiting(let pending) where pending.binding == .spokenCode: return say(.phrase(.codeAfterText))
    case .text(let pending, _, _) where pending.binding == .spokenCode:
      return respond(.phrase(.codeAfterText))
    default: return respond(.phrase(.noCodeHere))
    }
  }

  /// The code of this place, asked for anew: the request at hand keeps its way of being heard, a code before it does not.
  mutating func speakAnotherCode(at now: Instant) -> [DialogueEffect] {
    if !place.name.isLiving { isAloud = false }
    return speakCode(at: now)
  }

  /// A code that was asked for from elsewhere, a new one each time; while a request is dealt with, an account has none.
  mutating func speakCode(ofAccount name: String?, of user: UserID? = nil, at now: Instant)
    -> [DialogueEffect]
  {
    guard !isAwaiting else { return [] }
    if isShared { return speakCode(ofAccount: name, ofUser: user, at: now) }
    guard let name, place.pending == nil else { return speakAnotherCode(at: now) }
    hearPrivately()
    return speak(.account(name), at: now)
  }

  /// The same on a shared reader: its user's PIN comes before it, and where somebody is at something else it is not said.
  private mutating func speakCode(ofAccount name: String?, ofUser user: UserID?, at now: Instant)
    -> [DialogueEffect]
  {
    guard case .rest = place, let user else { return [] }
    guard opened?.user == user else { return askPIN(of: user, .code(account: name), at: now) }
    hearPrivately()
    return speak(name.map { .account($0) } ?? .own, at: now)
  }

  mutating func speak(_ source: CodeSource, at now: Instant) -> [DialogueEffect] {
    (codes.awaited, codes.isDue) = (nil, false)
    guard isOwned || source != .own else { return say(.phrase(.nobodyEnrolled)) }
    if let hindrance = hindrance(at: now), source == .own || isLocked { return say(hindrance.speakable) }
    if let card = codes.card(for: source, at: now) { return say(card) }
    return ask(.code(source))
  }

  /// A locked PIN keeps everything from whoever has the reader in hand; a reader that only approves nothing any more still makes
  /// other services' codes.
  private var isLocked: Bool {
    if case .locked = obstacle { true } else { false }
  }

  /// The code is there: it is spoken, or waited for where it would lapse before it can be typed.
  mutating func hold(_ card: CodeCard, at now: Instant) -> [DialogueEffect] {
    let (needed, wasDue) = (typingTime(of: card), codes.isDue)
    codes.isDue = false
    if let until = card.until, until.duration(since: now) < needed, !wasDue {
      codes.awaited = (card.source, until)
      let seconds = max(1, until.duration(since: now).components.seconds)
      return say(.phrase(.codeWaits, ["time": .duration(seconds: Int(seconds))]))
    }
    codes.card = card
    codes.heldUntil = isBound(card) ? nil : card.until.map { $0 - needed } ?? now + limits.codeHeld
    cursor = Cursor(part: place.pending?.parts.count ?? 0)
    return say(card)
  }

  /// How long a code takes to be heard, as it is spoken now, and to be typed.
  private func typingTime(of card: CodeCard) -> Duration {
    limits.codeTyping + limits.codeDigit * max(0, card.length - limits.codeDigits)
      + limits.slowerCode * max(0, -menu.value(of: .rate))
      + limits.pausedCode * max(0, menu.value(of: .digitPacing))
  }

  /// A request is at hand that the reader's own code answers.
  var takesOwnCode: Bool {
    switch place {
    case .waiting(let pending), .boundCode(let pending): pending.binding == .shownCode
    default: false
    }
  }

  /// A code that the output went from under, again from its start; `nil` where there was none or it is of no use any more.
  mutating func sayCutCode(at now: Instant) -> [DialogueEffect]? {
    guard codes.isCutOff, let card = codes.card else { return nil }
    codes.isCutOff = false
    switch (card.source, place) {
    case (.bound(let id), .boundCode(let pending)) where pending.id == id: return say(card)
    case (.new, .adding(let adding)): return speakCheck(adding, at: now)
    case (.recovery, .codesHeard): return say(card)
    case (.own, _) where place.pending == nil || takesOwnCode, (.account, _) where place.pending == nil:
      return speak(card.source, at: now)
    default: return nil
    }
  }

  private func isBound(_ card: CodeCard) -> Bool {
    if case .bound = card.source { true } else { false }
  }

  mutating func say(_ card: CodeCard) -> [DialogueEffect] {
    defer { if !place.name.isLiving { isAloud = false } }
    switch card.source {
    case .own: return say(.phrase(.yourCode), .heldCode, cue: .code)
    case .account(let name):
      return say(.phrase(.accountCode, ["account": .name(name)]), .heldCode, cue: .code)
    case .new(let name):
      return say(
        [.phrase(.accountCheck, ["account": .name(name)]), .heldCode, .phrase(.accountKeep)], cue: .check)
    case .recovery:
      guard case .codesHeard(let heard) = place else { return [] }
      return say(heard.title, .heldCode, cue: .code)
    case .bound: return say(.heldCode, cue: .code)
    }
  }

  /// The code that was waited for is due; where the person has gone on to something else, it is not said.
  mutating func sayDueCode(at now: Instant) -> [DialogueEffect] {
    guard let awaited = codes.awaited, now >= awaited.from else { return [] }
    codes.awaited = nil
    codes.isDue = true
    switch place {
    case .rest: return ask(.code(awaited.source))
    // Where nobody is enrolled, the first question stands as rest does elsewhere.
    case .setup(let setup) where setup.step == .language: return ask(.code(awaited.source))
    case _ where takesOwnCode: return ask(.code(awaited.source))
    case .adding(let adding): return speakCheck(adding, at: now)
    default:
      codes.isDue = false
      if !place.name.isLiving { isAloud = false }
      return []
    }
  }

  /// What was asked for aloud was of one request or one code: nothing that comes after it is.
  mutating func hearPrivately() {
    (isAloud, isWithheld, codes.card) = (false, false, nil)
  }

  /// Others can hear, and the person asked to hear it all the same.
  mutating func hearAloud(at now: Instant) -> [DialogueEffect] {
    isAloud = true
    return sayWithheld(at: now)
  }

  /// Nobody else hears any more: what waited for that is said.
  mutating func hearAlone(at now: Instant) -> [DialogueEffect] {
    guard isWithheld else { return [] }
    isWithheld = false
    return silence() + sayWithheld(at: now)
  }

  private mutating func sayWithheld(at now: Instant) -> [DialogueEffect] {
    if case .text(let pending, let part, let word) = place {
      return speakText(pending, from: part, word: word)
    }
    if case .adding = place { return speakCode(at: now) }
    if case .personal(let menu) = place { return sayAgain(menu) }
    if place.name.isLiving { return review(by: 0, at: now) }
    return codes.card.map { speak($0.source, at: now) } ?? speakCode(at: now)
  }
}
