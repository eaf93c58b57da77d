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
  mutating func follow(_ pending: PendingApproval?, at now: Instant, marks durations: [Duration]) {
    guard let pending else {
      marks = []
      watched = nil
      isOffered = false
      return
    }
    if let watched, watched == (pending.id, pending.expiresAt) { return }
    watched = (pending.id, pending.expiresAt)
    marks = durations.map { pending.expiresAt - $0 }.filter { $0 > now }.sorted()
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
    if place.name.isLiving, let pending = place.pending, now < pending.expiresAt {
      time.isOffered = pending.extensionsLeft > 0 && place.mode == .listening && !isBeforePIN
      return interject(
        tones + [.phrase(.timeLeft, ["time": timeLeft(of: pending, at: now)])] + offer(pending))
    }
    guard let pending = queue.first, now < pending.expiresAt else { return [] }
    return interject(tones + waits(pending) + [.phrase(.timeLeft, ["time": timeLeft(of: pending, at: now)])])
  }

  /// Which key gives more time, where there is more to give.
  func offer(_ pending: PendingApproval) -> [Speakable] {
    guard pending.extensionsLeft > 0, !isBeforePIN else { return [] }
    return [.phrase(place.mode == .typing ? .moreTimeTyping : .moreTime)]
  }

  /// Asks for more time, once; without any left, says what is left.
  mutating func askMoreTime(at now: Instant) -> [DialogueEffect] {
    guard let pending = place.pending else { return say(.earcon(.error)) }
    guard pending.extensionsLeft > 0 else { return sayNoMoreTime(pending, at: now) }
    return ask(.extend(pending.id))
  }

  mutating func sayNoMoreTime(_ pending: PendingApproval, at now: Instant) -> [DialogueEffect] {
    respond(.phrase(.noMoreTime), .phrase(.timeLeft, ["time": timeLeft(of: pending, at: now)]))
  }

  mutating func extend(until: Instant, at now: Instant) -> [DialogueEffect] {
    guard var pending = place.pending else { return [] }
    pending.expiresAt = until
    pending.extensionsLeft -= 1
    place.pending = pending
    return respond(.phrase(.extended), .phrase(.timeLeft, ["time": timeLeft(of: pending, at: now)]))
  }

  func timeLeft(of pending: PendingApproval, at now: Instant) -> Argument {
    let left = pending.expiresAt.duration(since: now).components.seconds
    return .duration(seconds: Int(max(0, left > 60 ? (left + 30) / 60 * 60 : left)))
  }
}
