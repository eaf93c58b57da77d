// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// The time that is left, and more of it.
extension Dialogue {
  /// Says the time left by itself, when a mark is reached. A code is never cut off for it.
  mutating func sayTime(at now: Instant) -> [DialogueEffect] {
    guard time.reach(now) else { return [] }
    let tones: [Speakable] = time.marks.isEmpty ? [.earcon(.timeRunningOut)] : []
    if place.name.isLiving, let brief = place.brief, now < brief.expiresAt {
      time.isOffered = brief.extensionsLeft > 0 && place.mode == .listening
      return interject(tones + [.phrase("timeLeft", ["time": timeLeft(of: brief, at: now)])] + offer(brief))
    }
    guard let brief = next, now < brief.expiresAt else { return [] }
    return interject(tones + [waits(brief), .phrase("timeLeft", ["time": timeLeft(of: brief, at: now)])])
  }

  /// Which key gives more time, where there is more to give.
  func offer(_ brief: Brief) -> [Speakable] {
    guard brief.extensionsLeft > 0 else { return [] }
    return [.phrase(place.mode == .typing ? "moreTimeTyping" : "moreTime")]
  }

  /// Asks for more time, once; without any left, says what is left.
  mutating func askMoreTime(at now: Instant) -> [DialogueEffect] {
    guard let brief = place.brief else { return say(.earcon(.error)) }
    guard brief.extensionsLeft > 0 else { return sayNoMoreTime(brief, at: now) }
    return ask(.extend(brief.id))
  }

  mutating func sayNoMoreTime(_ brief: Brief, at now: Instant) -> [DialogueEffect] {
    respond(.phrase("noMoreTime"), .phrase("timeLeft", ["time": timeLeft(of: brief, at: now)]))
  }

  mutating func extend(until: Instant, at now: Instant) -> [DialogueEffect] {
    guard var brief = place.brief else { return [] }
    brief.expiresAt = until
    brief.extensionsLeft -= 1
    place.brief = brief
    return respond(.phrase("extended"), .phrase("timeLeft", ["time": timeLeft(of: brief, at: now)]))
  }

  func timeLeft(of brief: Brief, at now: Instant) -> Argument {
    let left = brief.expiresAt.duration(since: now).components.seconds
    return .duration(seconds: Int(max(0, left > 60 ? (left + 30) / 60 * 60 : left)))
  }
}
