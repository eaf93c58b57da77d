// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// The key with the bump: what is pending, what is awaited, how much time is left.
extension Dialogue {
  mutating func whereAmI(at now: Instant) -> [DialogueEffect] {
    if case .switchOffer(let pending, _) = place { return offer(pending, at: now) }
    guard let pending = place.pending else {
      let here = say(naming(person) + whereIRest(at: now))
      if case .rest = place, isRecovering { return here + offerRecovery(at: now) }
      return here
    }
    let here =
      naming(pending.user) + [.phrase(Self.here[place.name] ?? .hereRest, ["service": pending.asker])]
    guard place.name.isLiving else { return say(here) }
    let left = Speakable.phrase(.timeLeft, ["time": timeLeft(of: pending, at: now)])
    if case .waiting = place, pending.binding == .shownCode {
      return say(naming(pending.user) + [opening(pending), left])
    }
    time.isOffered = pending.extensionsLeft > 0
    // Where it comes from is part of what it says.
    let origin = isShared && !pending.isOpenedHere ? [] : pending.originWords
    return respond(here + [left] + offer(pending) + origin)
  }

  private func whereIRest(at now: Instant) -> [Speakable] {
    switch place {
    case .frozen(.service(let service), _):
      return [.phrase(.hereFrozen, ["service": .name(service.text)])]
    case .frozen(.asker(_, let until), _):
      let time = Argument.duration(seconds: Self.minutes(until: until, from: now))
      return [.phrase(.hereChangeStopped, ["time": time])]
    case .codesOffered: return [.phrase(.recoveryCodesOffer)]
    case .codesHeard(let heard): return [heard.title, .phrase(.recoveryCodesKeys)]
    default: break
    }
    if case .adding = place { return [.phrase(.accountKeep)] }
    guard isOwned else { return [.phrase(canSetUp ? .hereUnowned : .nobodyEnrolled)] }
    if let hindrance = hindrance(at: now) { return [hindrance.speakable] }
    if !isOpen { return [.phrase(.hereRest)] + hindrances(at: now) }
    return codes.accounts.isEmpty ? [.phrase(.hereRest)] : [.phrase(.hereRest), chosenName]
  }

  /// Why the reader cannot be answered on, as it is said: at each key that would have it do what it cannot.
  func hindrance(at now: Instant) -> Announcement? { hindrance(obstacle, of: person, at: now) }

  func hindrance(_ obstacle: Refusal?, of user: UserID?, at now: Instant) -> Announcement? {
    switch obstacle {
    case .locked(let until) where now < until:
      Announcement(
        .hereLocked, ["time": .duration(seconds: Self.minutes(until: until, from: now))], of: user)
    case .blocked: Announcement(.hereBlocked, of: user)
    case .noAuthenticator: Announcement(.announceThisDeleted, of: user)
    case .blockedOnRequest: Announcement(.hereBlockedOnRequest, of: user)
    default: nil
    }
  }

  private static let here: [DialogueState.Name: Phrase] = [
    .waiting: .hereWaiting, .pin: .herePIN, .code: .hereCode, .text: .hereText, .question: .hereQuestion,
    .confirm: .hereConfirm, .boundCode: .hereBoundCode, .rejected: .hereRejected,
  ]
}
