// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// How often an asker's requests came and went unanswered: a few are announced in words, those after them by tones alone.
struct ArrivalNews: Sendable {
  private struct Record {
    var count = 0
    var at: Instant
    var isHushed = false
  }

  private var records: [String: Record] = [:]
  /// The request that is announced by tones alone.
  private(set) var toned: ApprovalID?
  /// Whose arrival is being said.
  var beingSaid: String?

  /// Takes note of a request that arrives.
  ///
  /// - Returns: Whether it is announced in words.
  mutating func note(_ pending: PendingApproval, at now: Instant, limits: DialogueLimits) -> Bool {
    records = records.filter { now.duration(since: $0.value.at) < limits.arrivalMemory }
    var record = records[pending.askerName] ?? Record(at: now)
    record.count += 1
    record.at = now
    records[pending.askerName] = record
    let isSaid = !record.isHushed && record.count <= limits.arrivalsInWords
    toned = isSaid ? nil : pending.id
    beingSaid = isSaid ? pending.askerName : nil
    return isSaid
  }

  /// The person silenced the announcement: the request lives on, and those of the same asker come by tones alone for a while.
  mutating func hush() {
    if let beingSaid { records[beingSaid]?.isHushed = true }
    beingSaid = nil
  }

  /// The person answered a request of this asker, whose next one is news again.
  mutating func answered(_ pending: PendingApproval) {
    records[pending.askerName] = nil
    toned = nil
  }
}

/// Requests that come, and that end without the person.
extension Dialogue {
  mutating func arrive(_ pending: PendingApproval, at now: Instant) -> [DialogueEffect] {
    muting.mustAsk = true
    let isInWords = arrivals.note(pending, at: now, limits: limits)
    guard case .rest = place else {
      queue.removeAll { $0.user == pending.user }
      queue.append(pending)
      return say([.earcon(.arrival)] + (isInWords ? waits(pending) : []), cue: .arrival)
    }
    let cut = isInWords ? cutNewsForRequest() : []
    guard isInWords, unfinished == 0, !explainsNext, pending.binding.isAnsweredOnAuthenticator else {
      hearPrivately()
      place = .waiting(pending)
      return cut + announce(pending)
    }
    return cut
      + takeUp(
        pending,
        greeting: [.earcon(.arrival)] + naming(pending.user)
          + [.phrase(.arrival, ["service": pending.asker])])
  }

  /// That a request waits, with the key that takes it up where there is one.
  func waits(_ pending: PendingApproval) -> [Speakable] {
    naming(pending.user) + [
      .phrase(place.goesOnToNext ? .requestWaits : .requestWaitsUntilDone, ["service": pending.asker])
    ]
  }

  /// Says that a request waits for `+`.
  mutating func announce(_ pending: PendingApproval) -> [DialogueEffect] {
    guard arrivals.toned != pending.id else { return say(.earcon(.arrival), cue: .arrival) }
    let words = naming(pending.user) + [opening(pending)] + warnings(pending)
    return say([.earcon(.arrival)] + words, cue: .arrival)
  }

  /// Which keys take up a request; one that the service shows itself is answered by the reader's own code.
  func opening(_ pending: PendingApproval) -> Speakable {
    .phrase(
      pending.binding == .shownCode && !asksPINHere(of: pending) ? .arrivalShown : .arrivalWaits,
      ["service": pending.asker])
  }

  /// What a person should know before they deal with a request.
  private func warnings(_ pending: PendingApproval) -> [Speakable] {
    (pending.isRepeat ? [.phrase(.sameAgain), .phrase(.adviceRepeat)] : [])
      + (pending.pendingChange.map { [.phrase($0.warning)] } ?? [])
  }

  /// Goes on with a request where its state has it.
  mutating func takeUp(_ pending: PendingApproval, greeting: [Speakable] = []) -> [DialogueEffect] {
    hearPrivately()
    let again = greeting.isEmpty ? [] : warnings(pending)
    if asksPINHere(of: pending) {
      place = .pin(pending, Entry(length: limits.pinDigits))
      return (greeting.isEmpty ? [] : say(greeting + again, cue: .arrival)) + say(.phrase(.enterPIN))
    }
    switch (pending.binding, pending.state) {
    case (.oneTimeCode, .requested), (.sameDevice, .requested), (.bindingMessage, .requested):
      place = .pin(pending, Entry(length: limits.pinDigits))
      // Who asks is one thing to hear and what to do another: whoever types on at the second has heard the first.
      return (greeting.isEmpty ? [] : say(greeting + again, cue: .arrival)) + say(.phrase(.enterPIN))
    case (.oneTimeCode, .opened):
      place = .code(pending, Entry(length: limits.codeDigits))
      return say(greeting + again + [.phrase(.enterCodeOf, ["service": pending.asker])])
    case (.sameDevice, .opened):
      place = .pin(pending, Entry(length: limits.pinDigits))
      return (greeting.isEmpty ? [] : say(greeting + again)) + ask(.bindLocally(pending.id))
    default:
      let opening = greeting + again
      return (opening.isEmpty ? [] : say(opening)) + speakText(pending, from: 0)
    }
  }

  private static let endings: [ApprovalState: (earcon: Earcon, phrase: Phrase)] = [
    .expired: (.rejected, .expired), .cancelled: (.rejected, .cancelled),
    .failed: (.rejected, .requestOver),
    .approved: (.approved, .approved),
  ]

  /// The request ended without a key: it lapsed, was withdrawn, or the service brought the code that was heard.
  mutating func end(_ id: ApprovalID, _ state: ApprovalState, at now: Instant) -> [DialogueEffect] {
    let wasInWords = arrivals.toned != id
    if queue.contains(where: { $0.id == id }), !state.isLiving {
      queue.removeAll { $0.id == id }
      guard wasInWords else { return [] }
      return Self.endings[state].map { interject(.earcon($0.earcon), .phrase($0.phrase)) } ?? []
    }
    guard let pending = place.pending, pending.id == id, let ending = Self.endings[state] else { return [] }
    if case .rejected = place { return [] }
    // Announced by tones alone and not taken up: it goes as it came.
    if case .waiting = place, !wasInWords { return settle() }
    var words: [Speakable] = [.earcon(ending.earcon), .phrase(ending.phrase)]
    // Here alone it is known what failed: the service brought wrong codes in the place of the one that was spoken.
    if case .boundCode = place, state == .failed { words = [.earcon(.rejected), .phrase(.failed)] }
    if state == .approved {
      arrivals.answered(pending)
      isAwaiting = false
      return silence() + finishApproval(pending, words, at: now) + release(at: now)
    }
    return stop(saying: words, at: now)
  }

  /// The request is another device's now, and will not be answered here.
  mutating func giveUp(_ id: ApprovalID, at now: Instant) -> [DialogueEffect] {
    let words: [Speakable] = [.earcon(.takenUp), .phrase(.takenUpElsewhere)]
    if queue.contains(where: { $0.id == id }) {
      queue.removeAll { $0.id == id }
      return interject(words)
    }
    return place.pending?.id == id ? stop(saying: words, at: now) : []
  }

  /// What was being said and done about the request ends here; digits mean nothing for a while.
  private mutating func stop(saying words: [Speakable], at now: Instant) -> [DialogueEffect] {
    isAwaiting = false
    hearPrivately()
    place = .over(until: now + limits.overWindow)
    return silence() + say(words) + release(at: now)
  }
}
