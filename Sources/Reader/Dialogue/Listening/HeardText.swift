// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
public import Speech

/// One part of a transaction text, small enough to be heard again by itself.
public enum TextPart: Hashable, Sendable {
  /// Words of the service, spoken by the quote voice between the quote marks.
  case quote(Utterance)
  /// What the service put into a field of its own: its action, an amount, a payee, an account; with the phrase that says it.
  case field(Utterance, phrase: Phrase)

  var isQuote: Bool {
    if case .quote = self { true } else { false }
  }

  /// The words of it.
  public var utterance: Utterance {
    switch self {
    case .quote(let utterance), .field(let utterance, _): utterance
    }
  }

  /// It, or what is left of it from a word on, or one word of it.
  func saying(_ utterance: Utterance) -> Speakable {
    switch self {
    case .quote: .quote(utterance)
    case .field(_, let phrase): .field(utterance, phrase: phrase)
    }
  }
}

/// Hearing the text.
extension Dialogue {
  /// Says the parts from `first` on, the first of them from a word on; each has its own cue, so that what was cut off is known.
  mutating func speakText(_ pending: PendingApproval, from first: Int, word: Int = 0) -> [DialogueEffect] {
    place = .text(pending, part: first, word: word)
    cursor = Cursor(part: first)
    guard !pending.parts.isEmpty else { return say(.earcon(.error), .phrase(pending.silence)) }
    return (first..<pending.parts.count).flatMap { part in
      let from = part == first ? min(word, max(0, pending.partInTurn(part).utterance.wordCount - 1)) : 0
      return say(
        items(of: pending, part: part, from: from, isFirst: part == first), cue: .part(part, from: from))
    }
  }

  /// A part with its quote marks: they stand where the service's words begin and end.
  private func items(of pending: PendingApproval, part: Int, from word: Int, isFirst: Bool) -> [Speakable] {
    let inTurn = pending.partInTurn(part)
    let saying = inTurn.saying(inTurn.utterance.starting(at: word))
    guard pending.parts[part].isQuote else { return [saying] }
    let opens = isFirst || part == 0 || !pending.parts[part - 1].isQuote
    let closes = part + 1 == pending.parts.count || !pending.parts[part + 1].isQuote
    return (opens ? [.earcon(.quoteOpen)] : []) + [saying] + (closes ? [.earcon(.quoteClose)] : [])
  }

  /// A stretch of speech ended: with the last part played to its end, the text is heard.
  mutating func finish(_ cue: Cue, complete: Bool, at now: Instant) -> [DialogueEffect] {
    if cue != .outside { unfinished = max(0, unfinished - 1) }
    if cue == .code || cue == .check { codes.isCutOff = !complete }
    if cue == .news || cue == .turnedAway || cue == .outside { speech.end(isHeard: complete) }
    if cue == .turnedAway { turnedAway.isBeingSaid = false }
    if cue == .arrival { nameAsker(isHeard: complete) }
    if cue == .rejection, complete, case .rejected(let pending, _) = place {
      place = .rejected(pending, until: now + limits.notMeWindow)
    }
    if cue == .offer, complete { isOfferHeard = true }
    if cue == .mutedQuestion { endMutedQuestion(isPlayed: complete, at: now) }
    if case .adding(var adding) = place, cue == .check, complete {
      adding.isChecked = true
      place = .adding(adding)
    }
    guard case .text(var pending, let part, let word) = place else { return [] }
    if cue == .beforeText { return speakText(pending, from: part, word: word) }
    guard complete, case .part(part, _) = cue else { return [] }
    if muting.standing == .trusted { pending.isHeardByWord = true }
    place = .text(pending, part: part + 1, word: 0)
    guard part + 1 == pending.parts.count else { return [] }
    return pending.state == .heard && pending.isHeard
      ? reach(.heard, at: now) : ask(.heard(pending.id, confirmed: pending.isHeardByWord))
  }

  /// Who asks was said: heard to its end, the text need not say it again.
  private mutating func nameAsker(isHeard: Bool) {
    let named = arrivals.beingSaid
    arrivals.beingSaid = nil
    guard isHeard, let named, place.pending?.askerName == named else { return }
    switch place {
    case .waiting, .pin, .code: place.pending?.isAskerNamed = true
    default: break
    }
  }

  /// A key cut the text off in the middle of a word: that word is the first to be heard when it goes on.
  mutating func cut(_ cue: Cue, word: Int) -> [DialogueEffect] {
    guard case .text(let pending, let part, _) = place, case .part(part, let from) = cue else { return [] }
    place = .text(pending, part: part, word: from + word)
    return []
  }

  mutating func askQuestion(_ pending: PendingApproval, at now: Instant) -> [DialogueEffect] {
    say(.phrase(.question), .phrase(.timeLeft, ["time": timeLeft(of: pending, at: now)]))
  }
}
