// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// The moments at which the time left of the request at hand is said by itself.
struct TimeWatch: Sendable {
  /// Those still to come, earliest first.
  private(set) var marks: [Instant] = []
  /// The time left was just said: the same key again asks for more.
  var isOffered = false
  private var watched: (id: ApprovalID, expiry: Instant)?

  /// Keeps to the request that is being dealt with or waits for that, and to its expiry.
  mutating func follow(_ brief: Brief?, at now: Instant, marks durations: [Duration]) {
    guard let brief else {
      marks = []
      watched = nil
      isOffered = false
      return
    }
    if let watched, watched == (brief.id, brief.expiresAt) { return }
    watched = (brief.id, brief.expiresAt)
    marks = durations.map { brief.expiresAt - $0 }.filter { $0 > now }.sorted()
  }

  /// Whether a mark was reached; marks that were passed are not said late.
  mutating func reach(_ now: Instant) -> Bool {
    let passed = marks.prefix { $0 <= now }.count
    marks.removeFirst(passed)
    return passed > 0
  }
}

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
