// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What can happen to an approval. What a PIN, a code or a password is worth is decided before: events carry verdicts.
public enum ApprovalEvent: Sendable {
  /// The right PIN was given on the authenticator.
  case opened
  /// A code was typed on the authenticator.
  case codeTyped(Secret)
  /// The QR code was scanned, or the same device handed the session over.
  case sessionSeen
  /// What was scanned or handed over was another session's, or nobody's.
  case wrongLink
  /// The text was presented to its end, by whoever's word that is.
  case heard(Hearing)
  /// The approve gesture.
  case approve
  /// The service submitted a code or a signature, and a password: whether each holds.
  case submitted(codeHolds: Bool, passwordHolds: Bool)
  /// The reject key, from any living state; without a reason where the person says it in a moment.
  case reject(RejectionReason?)
  /// The person said why, or let the time for it pass.
  case giveReason(RejectionReason)
  /// The service withdrew its request.
  case cancel
  /// Its authenticator was locked or blocked, so that nobody can answer it.
  case fail
  /// The user asked for more time.
  case extend(by: Duration, latest: Instant)
  /// A sentence of this approval began or ended.
  case speaking(Bool)
  /// Time passed.
  case tick
}

/// What must follow an event.
public enum ApprovalEffect: Hashable, Sendable {
  /// The approval's new state is to be kept and told.
  case entered(ApprovalState)
  /// A wrong code was counted, which is to be kept and told.
  case missed
  /// The event was refused; nothing else changed unless another effect says so.
  case refuse(Refusal)
  /// Why it was rejected is to be kept and told.
  case explained(RejectionReason)
  /// The expiry moved.
  case extended(until: Instant)
}

extension Approval {
  /// Takes one event at one moment and returns what must follow, in order.
  public mutating func receive(_ event: ApprovalEvent, at now: Instant) -> [ApprovalEffect] {
    if case .giveReason(let reason) = event { return explain(reason) }
    guard state.isLiving else { return event.isSilentWhenOver ? [] : [.refuse(.over)] }
    if hasLapsed(at: now) {
      let expiry = enter(.expired, at: now)
      return event.isSilentWhenOver ? expiry : expiry + [.refuse(.over)]
    }
    switch event {
    case .opened, .sessionSeen, .heard, .approve: return advance(on: event, at: now)
    case .codeTyped(let code): return type(code, at: now)
    case .wrongLink: return way(by: .sessionSeen) == nil ? [.refuse(.notNow(state))] : miss(at: now)
    case .submitted(let codeHolds, let passwordHolds):
      return submit(codeHolds: codeHolds, passwordHolds: passwordHolds, at: now)
    case .reject(let reason): return reject(reason, at: now)
    case .giveReason: return [.refuse(.notNow(state))]
    case .cancel: return enter(.cancelled, at: now)
    case .fail: return enter(.failed, at: now)
    case .extend(let duration, let latest): return extend(by: duration, latest: latest)
    case .speaking(let isSpeaking):
      heldSince = isSpeaking ? heldSince ?? now : nil
      return []
    case .tick: return []
    }
  }

  /// The moment at which a tick is worth sending.
  public var deadline: Instant? {
    guard state.isLiving else { return nil }
    return heldSince.map { max(expiresAt, $0 + longestHold) } ?? expiresAt
  }

  private func hasLapsed(at now: Instant) -> Bool {
    deadline.map { now >= $0 } ?? false
  }

  /// The only ways forward, as a table: where from, by what, on which bindings, where to.
  private static let ways: [(from: ApprovalState, by: Step, on: Set<Binding>, to: ApprovalState)] = [
    (.requested, .opened, [.oneTimeCode, .qrCode, .sameDevice, .bindingMessage], .opened),
    (.opened, .codeTyped, [.oneTimeCode], .bound),
    (.opened, .sessionSeen, [.qrCode, .sameDevice], .bound),
    (.bound, .heard, [.oneTimeCode, .qrCode, .sameDevice], .heard),
    (.opened, .heard, [.bindingMessage], .heard),
    (.heard, .approve, [.oneTimeCode, .qrCode, .sameDevice, .bindingMessage], .approved),
    (.requested, .heard, [.spokenCode, .shownCode, .chip], .heard),
    (.heard, .submitted, [.spokenCode, .shownCode, .chip], .approved),
  ]

  private func way(by step: Step) -> ApprovalState? {
    Self.ways.first { $0.from == state && $0.by == step && $0.on.contains(binding) }?.to
  }

  private mutating func advance(on event: ApprovalEvent, at now: Instant) -> [ApprovalEffect] {
    if case .heard(let hearing) = event, state == .heard, self.hearing == .shown, hearing != .shown {
      // Shown by the service before: now a device presented it, too.
      self.hearing = hearing
      return [.entered(.heard)]
    }
    guard let step = Step(event), let next = way(by: step) else { return [.refuse(.notNow(state))] }
    if case .heard(let hearing) = event { self.hearing = hearing }
    return enter(next, at: now)
  }

  private mutating func type(_ code: Secret, at now: Instant) -> [ApprovalEffect] {
    guard let next = way(by: .codeTyped) else { return [.refuse(.notNow(state))] }
    guard let oneTimeCode, code == oneTimeCode else { return miss(at: now) }
    return enter(next, at: now)
  }

  private mutating func submit(codeHolds: Bool, passwordHolds: Bool, at now: Instant) -> [ApprovalEffect] {
    guard let next = way(by: .submitted) else { return [.refuse(.notNow(state))] }
    guard codeHolds, passwordHolds else { return miss(at: now) }
    return enter(next, at: now)
  }

  /// A wrong code: one try fewer, and the approval fails with the last.
  private mutating func miss(at now: Instant) -> [ApprovalEffect] {
    codeTriesLeft -= 1
    let end = codeTriesLeft > 0 ? [] : enter(.failed, at: now)
    return [.missed] + end + [.refuse(.wrongCode(triesLeft: codeTriesLeft))]
  }

  /// Rejected it is at once; a reason that is still to come changes nothing of that.
  private mutating func reject(_ reason: RejectionReason?, at now: Instant) -> [ApprovalEffect] {
    awaitsReason = true
    return enter(.rejected, at: now) + (reason.map { explain($0) } ?? [])
  }

  private mutating func explain(_ reason: RejectionReason) -> [ApprovalEffect] {
    guard awaitsReason else { return [.refuse(state.isLiving ? .notNow(state) : .over)] }
    (self.reason, awaitsReason) = (reason, false)
    return [.explained(reason)]
  }

  private mutating func extend(by duration: Duration, latest: Instant) -> [ApprovalEffect] {
    guard extensionsLeft > 0 else { return [.refuse(.noExtensionLeft)] }
    extensionsLeft -= 1
    expiresAt = min(expiresAt + duration, latest)
    return [.extended(until: expiresAt)]
  }

  private mutating func enter(_ next: ApprovalState, at now: Instant) -> [ApprovalEffect] {
    state = next
    if !next.isLiving { decidedAt = now }
    return [.entered(next)]
  }
}

/// The events that lead forward.
private enum Step {
  case opened, codeTyped, sessionSeen, heard, approve, submitted

  init?(_ event: ApprovalEvent) {
    switch event {
    case .opened: self = .opened
    case .sessionSeen: self = .sessionSeen
    case .heard: self = .heard
    case .approve: self = .approve
    case .codeTyped: self = .codeTyped
    case .submitted: self = .submitted
    case .wrongLink, .reject, .giveReason, .cancel, .fail, .extend, .speaking, .tick: return nil
    }
  }
}

extension ApprovalEvent {
  /// Whether nobody waits for an answer to it.
  fileprivate var isSilentWhenOver: Bool {
    switch self {
    case .speaking, .tick: true
    default: false
    }
  }
}
