// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// Hearing the text, and hearing it again.
extension Dialogue {
  /// Says the parts from `first` on; each has its own cue, so that what was cut off is known.
  mutating func speakText(_ brief: Brief, from first: Int) -> [DialogueEffect] {
    place = .text(brief, part: first)
    guard !brief.parts.isEmpty else { return say(.earcon(.error), .phrase("errorSilentText")) }
    return (first..<brief.parts.count).flatMap { part in
      say(items(of: brief, part: part, isFirst: part == first), cue: .part(part))
    }
  }

  /// A part with its quote marks: they stand where the service's words begin and end.
  private func items(of brief: Brief, part: Int, isFirst: Bool) -> [Speakable] {
    switch brief.parts[part] {
    case .field(let speakable): return [speakable]
    case .quote(let utterance):
      let opens = isFirst || part == 0 || !brief.parts[part - 1].isQuote
      let closes = part + 1 == brief.parts.count || !brief.parts[part + 1].isQuote
      return (opens ? [.earcon(.quoteOpen)] : []) + [.quote(utterance)]
        + (closes ? [.earcon(.quoteClose)] : [])
    }
  }

  /// Says one part again, the one before or the one after, when the text has been heard; until then, goes on with it.
  mutating func review(by step: Int, at now: Instant) -> [DialogueEffect] {
    switch place {
    case .text(let brief, let part): return speakText(brief, from: max(0, min(part, part + step)))
    case .question(let brief, let part):
      let part = min(max(0, part + step), brief.parts.count - 1)
      place = .question(brief, part: part)
      return say(alone(brief, part: part))
    case .boundCode(let brief, let part):
      let part = min(max(0, part + step), brief.parts.count - 1)
      place = .boundCode(brief, part: part)
      return say(alone(brief, part: part))
    case .confirm(let brief, _):
      place = .question(brief, part: 0)
      return review(by: step, at: now)
    default: return whereAmI(at: now)
    }
  }

  private func alone(_ brief: Brief, part: Int) -> [Speakable] {
    switch brief.parts[part] {
    case .quote(let utterance): [.earcon(.quoteOpen), .quote(utterance), .earcon(.quoteClose)]
    case .field(let speakable): [speakable]
    }
  }

  /// A stretch of speech ended: with the last part played to its end, the text is heard.
  mutating func finish(_ cue: Cue, complete: Bool, at now: Instant) -> [DialogueEffect] {
    if cue != .outside { unfinished = max(0, unfinished - 1) }
    guard complete, case .part(let heard) = cue, case .text(let brief, let part) = place, heard == part else {
      return []
    }
    place = .text(brief, part: part + 1)
    guard part + 1 == brief.parts.count else { return [] }
    return brief.state == .heard ? reach(.heard, at: now) : ask(.heard(brief.id))
  }

  mutating func askQuestion(_ brief: Brief, at now: Instant) -> [DialogueEffect] {
    say(.phrase("question"), .phrase("timeLeft", ["time": timeLeft(of: brief, at: now)]))
  }
}
