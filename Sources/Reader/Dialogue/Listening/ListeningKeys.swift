// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech

/// Keys while listening.
extension Dialogue {
  mutating func listen(
    _ gesture: Gesture?, _ key: Key, wasTalking: Bool, offersTime: Bool, at now: Instant
  ) -> [DialogueEffect] {
    if key.digit != nil, let said = sayDigitsMeanNothing(at: now) { return said }
    switch gesture {
    case .goOn: return goOn(wasTalking: wasTalking, at: now)
    case .reject: return reject(at: now)
    case .silence: return []
    case .code: return speakAnotherCode(at: now)
    case .whereAmI: return offersTime ? askMoreTime(at: now) : whereAmI(at: now)
    case .again: return review(by: 0, at: now)
    case .previous: return review(by: -1, at: now)
    case .next: return review(by: 1, at: now)
    case .previousWord: return reviewWord(by: -1, at: now)
    case .nextWord: return reviewWord(by: 1, at: now)
    case .spell: return spell(at: now)
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    default: return say(.earcon(.error))
    }
  }

  /// Digits where a PIN is likely: for a request that is over or waits for `+`. They mean nothing there, so that no PIN that is
  /// typed a moment too early or too late does anything.
  private mutating func sayDigitsMeanNothing(at now: Instant) -> [DialogueEffect]? {
    switch place {
    case .over:
      place = .over(until: now + limits.overWindow)
      return say(.phrase(.requestOver))
    case .waiting(let pending) where isBeforePIN:
      return say(
        naming(pending.user) + [
          .phrase(.hereWaiting, ["service": pending.asker]),
          .phrase(.timeLeft, ["time": timeLeft(of: pending, at: now)]),
        ])
    case .frozen, .switchOffer:
      return queue.first.map { say(waits($0)) }
    default: return nil
    }
  }

  /// A request waits for `+`, and the PIN comes after that.
  var isBeforePIN: Bool {
    guard case .waiting(let pending) = place else { return false }
    return asksPINHere(of: pending)
      || pending.binding.isAnsweredOnAuthenticator && pending.state == .requested
  }

  private static let adjustments: [Gesture: (setting: Setting, step: Int, phrase: Phrase)] = [
    .softer: (.volume, -1, .softer), .louder: (.volume, 1, .louder), .slower: (.rate, -1, .slower),
    .faster: (.rate, 1, .faster),
  ]

  /// Softer, louder, slower or faster, from the next word on; at the end of what there is, the error tones.
  mutating func adjust(_ gesture: Gesture?) -> [DialogueEffect] {
    guard let (setting, step, phrase) = gesture.flatMap({ Self.adjustments[$0] }) else { return [] }
    guard let value = menu.move(setting, by: step) else { return respond(.earcon(.error)) }
    return [setTo(value, setting)] + respond(.phrase(phrase))
  }

  // MARK: Help

  mutating func help() -> [DialogueEffect] {
    explainsNext = true
    return say(.phrase(.helpNext))
  }

  /// Says what a key does, here and where digits are typed or letters written; the second full stop at rest is the menu.
  mutating func explain(_ key: Key, in mode: KeyMode) -> [DialogueEffect] {
    explainsNext = false
    if case .rest = place, key == .dot { return openSettings() }
    let phrases = ([mode] + place.modesAhead).compactMap { Keymap.row(key, in: $0) }.filter {
      $0.gesture != .digit
    }.map(\.help)
    return respond(phrases.isEmpty ? [.phrase(.helpUnused)] : phrases.map { .phrase($0) })
  }

  // MARK: Going on, and rejecting

  private mutating func goOn(wasTalking: Bool, at now: Instant) -> [DialogueEffect] {
    switch place {
    case .rest: return goOnAtRest(at: now)
    case .waiting(let pending): return takeUp(pending)
    case .text(let pending, let part, let word):
      return wasTalking ? respond(.phrase(.hearFirst)) : speakText(pending, from: part, word: word)
    case .question(let pending):
      place = .confirm(pending, until: now + limits.confirmWindow)
      return say(pending.confirmation)
    case .confirm(let pending, _): return ask(.approve(pending.id))
    case .boundCode: return speakCode(at: now)
    case .adding(let adding): return keep(adding, at: now)
    case .frozen(.service(let service), _): return unfreeze(service)
    case .frozen(.asker(let id, _), _): return ask(.letAskAgain(id))
    case .switchOffer(.due, _): return isOfferHeard ? confirmSwitch(at: now) : offer(.due, at: now)
    case .switchOffer, .over: return goOnToNext(at: now)
    case .codesOffered: return ask(.makeRecoveryCodes)
    case .codesHeard(let heard):
      return heard.isLast ? leaveRecoveryCodes() : go(through: heard, by: 1, at: now)
    case .rejected, .pin, .code, .settings, .stopped, .setup, .unblocking, .personal, .choosingUser, .userPIN:
      return []
    }
  }

  private mutating func goOnAtRest(at now: Instant) -> [DialogueEffect] {
    if !queue.isEmpty { return goOnToNext(at: now) }
    if !isOwned, canSetUp { return startSetup() }
    if isShared, !usersWithWayBack.isEmpty { return askWhose(.wayBack) }
    switch obstacle {
    case .blockedOnRequest: return startUnblocking()
    case .blocked, .noAuthenticator: return canSetUp ? ask(.wayBack) : say(.phrase(.activateAgain))
    default: return sayNothingWaits(at: now)
    }
  }

  /// Nothing waits; and where nothing can be answered here either, that.
  private mutating func sayNothingWaits(at now: Instant) -> [DialogueEffect] {
    let hindrances = isShared ? hindrances(at: now) : hindrance(at: now).map { [$0.speakable] } ?? []
    return say(hindrances.isEmpty ? [.phrase(.nothingWaits)] : hindrances)
  }

  /// On a shared reader whoever hears of it may give it up, and its person alone confirms it.
  private mutating func confirmSwitch(at now: Instant) -> [DialogueEffect] {
    guard let person else { return ask(.confirmSwitch) }
    return askPIN(of: person, .confirmSwitch, at: now)
  }

  private mutating func goOnToNext(at now: Instant) -> [DialogueEffect] {
    guard !queue.isEmpty else { return settle() + sayNothingWaits(at: now) }
    return takeUp(queue.removeFirst())
  }

  private mutating func reject(at now: Instant) -> [DialogueEffect] {
    switch place {
    case .waiting(let pending), .text(let pending, _, _), .question(let pending), .confirm(let pending, _),
      .boundCode(let pending):
      return ask(.reject(pending.id))
    case .rejected(let pending, _): return ask(.giveReason(pending.id, .notMe))
    case .rest where opened != nil: return closeOpened(saying: .hereRest)
    case .rest: return isRecovering ? offerRecovery(at: now) : sayNothingWaits(at: now)
    case .switchOffer(.recovery, _): return ask(.stopRecovery)
    case .switchOffer: return ask(.cancelSwitch)
    case .over, .frozen: return settle()
    case .adding(let adding): return goBack(adding)
    case .codesOffered: return settle(after: .phrase(.nothingWaits))
    case .codesHeard: return leaveRecoveryCodes()
    case .pin, .code, .settings, .stopped, .setup, .unblocking, .personal, .choosingUser, .userPIN: return []
    }
  }
}
