// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc
internal import Synchronization

/// Renders the queued passages as periods of samples, one passage after the other; zeros where none is queued.
///
/// Used by the playback thread alone. It takes no lock and neither allocates nor frees memory: samples that it is done
/// with go to the event thread as reports, and are freed there.
struct Renderer {
  /// Frames rendered at a time: 2.5 ms. What is rendered is heard after a silence, so a period is short; a fade fits in it.
  static let periodFrames = SampleFormat.rate / 400

  let queue: PlaybackQueue
  /// The last rendered samples, each at its position modulo the length: a fade starts from those that a device gave back.
  private var history: [Int16]
  var passage: CurrentPassage?
  var boundaries = PendingBoundaries()
  /// The period rendered last.
  private(set) var period: [Int16] = Array(repeating: 0, count: periodFrames)
  /// The position after the last sample of a secret.
  var secretUntil = 0
  private var lastSample: Int16 = 0
  private var generation = 0
  private var isPublic = false
  /// Whether there are reports that the event thread was not woken for.
  var hasReports = false

  /// - Parameter bufferFrames: what the output is asked to hold; a fade may start so far back.
  init(queue: PlaybackQueue, bufferFrames: Int) {
    self.queue = queue
    history = Array(repeating: 0, count: bufferFrames + 2 * Self.periodFrames)
  }

  /// Whether a caller asked for silence since `acknowledgeSilence`: a period rendered now may be stale.
  var hasNewSilence: Bool { queue.generation.load(ordering: .acquiring) != generation }

  /// Makes every passage begun before the last silence stale; returns whether there was a silence since the last call.
  mutating func acknowledgeSilence() -> Bool {
    let latest = queue.generation.load(ordering: .acquiring)
    defer { generation = latest }
    return latest != generation
  }

  /// Whether nothing is left to play and every boundary was heard.
  var isIdle: Bool { passage == nil && boundaries.count == 0 && queue.commands.isEmpty }

  /// Whether the next samples of the passage are not queued yet, or no passage is.
  var isDry: Bool {
    (passage.map { $0.remaining == 0 && $0.isWhole == nil } ?? true) && queue.commands.isEmpty
  }

  /// Whether the next passage plays its first sample yet to come: nothing of a passage is in the output's buffer.
  var isBetweenPassages: Bool { passage?.from == nil && boundaries.count == 0 }

  /// Renders the period that starts at `position`.
  ///
  /// - Returns: how many of its first frames are sound; the frames after them are zeros.
  mutating func render(at position: Int) -> Int {
    isPublic = queue.isPublic
    var filled = 0
    while filled < Self.periodFrames {
      if let passage {
        guard play(passage, at: position, &filled) else { break }
      } else if !dequeuePassage(at: position + filled) {
        break
      }
    }
    for index in filled..<Self.periodFrames { period[index] = 0 }
    remember(at: position)
    return filled
  }

  private mutating func remember(at position: Int) {
    for index in 0..<Self.periodFrames { history[(position + index) % history.count] = period[index] }
  }

  // MARK: - The current passage

  /// Renders more of the current passage, or ends it; false when its next samples are not queued yet.
  private mutating func play(_ now: CurrentPassage, at position: Int, _ filled: inout Int) -> Bool {
    if now.generation < generation || (now.secrecy == .secret && isPublic) {
      fadeOut(now, at: position, &filled)
      return true
    }
    if now.remaining > 0 {
      copySamples(at: position, &filled)
      return true
    }
    if now.isWhole != nil {
      // The caller may finish a passage long after its last sample was played.
      end(at: now.until ?? position + filled)
      return true
    }
    return dequeuePiece(at: position + filled)
  }

  private mutating func copySamples(at position: Int, _ filled: inout Int) {
    guard var now = passage.take() else { return }
    let count = min(now.remaining, Self.periodFrames - filled)
    start(&now, at: position + filled)
    for index in 0..<count { period[filled + index] = now.piece[now.offset + index] }
    now.offset += count
    now.played += count
    filled += count
    now.until = position + filled
    if now.secrecy == .secret { secretUntil = position + filled }
    if filled > 0 { lastSample = period[filled - 1] }
    if now.remaining == 0 { releasePiece(of: &now) }
    passage = now
  }

  /// Ends the current passage with a fade of 2 ms.
  ///
  /// The fade scales the samples that come next. Of a secret that others would hear it scales the last sample played
  /// instead, so that none after it reaches the output.
  private mutating func fadeOut(_ now: CurrentPassage, at position: Int, _ filled: inout Int) {
    guard now.from != nil else { return end(at: position + filled) }
    // Silence is acknowledged between periods, so a fade begins with a period and fits into it.
    let usable = now.secrecy == .secret && isPublic ? 0 : now.remaining
    let count = min(Fade.frameCount, Self.periodFrames - filled)
    for frame in 0..<count {
      let sample = frame < usable ? now.piece[now.offset + frame] : lastSample
      period[filled + frame] = Fade.apply(frame, to: sample)
    }
    filled += count
    // A fade of the last sample contains no sample after it; a fade of the next ones is as secret as they are.
    if now.secrecy == .secret && usable > 0 { secretUntil = position + filled }
    passage?.played += min(count, usable)
    end(at: position + filled)
  }

  private mutating func start(_ now: inout CurrentPassage, at frame: Int) {
    guard now.from == nil else { return }
    now.from = frame
    boundaries.append(.began(now.id, from: frame))
  }

  mutating func end(at frame: Int) {
    guard var now = passage.take() else { return }
    let complete = now.isWhole == true && now.remaining == 0
    releasePiece(of: &now)
    lastSample = 0
    boundaries.append(
      .ended(now.id, from: now.from ?? frame, to: frame, complete: complete, playedSamples: now.played))
  }

  /// Fills `period` with the fade of what was rendered for `position` and the frames after it.
  ///
  /// - Returns: how many of its first frames are sound.
  mutating func renderFade(from position: Int) -> Int {
    for frame in 0..<Self.periodFrames {
      let sample = history[(position + frame) % history.count]
      period[frame] = frame < Fade.frameCount ? Fade.apply(frame, to: sample) : 0
    }
    return Fade.frameCount
  }

  // MARK: - Commands

  /// Dequeues up to the beginning of the next passage; false when none is queued, or its boundaries would not fit.
  private mutating func dequeuePassage(at frame: Int) -> Bool {
    guard boundaries.hasRoom, !followsNewSilence, let command = nextCommand() else { return false }
    switch command {
    case .begin(let id, .secret, _) where isPublic:
      report(.event(.refused(id, .everyoneListens)))
    case .begin(let id, let secrecy, let generation):
      passage = CurrentPassage(id: id, secrecy: secrecy, generation: generation)
      report(.dequeued(id))
    case .samples(let piece, _): release(piece)
    case .finish: break
    }
    return true
  }

  /// Whether the next passage was begun after a silence that is not acknowledged yet: rendered now, it would be taken
  /// back together with the silenced one.
  private var followsNewSilence: Bool {
    guard case .begin(_, _, let begun) = queue.commands.first else { return false }
    return begun > generation
  }

  /// Dequeues the next piece of the current passage; false when it is not queued yet.
  private mutating func dequeuePiece(at frame: Int) -> Bool {
    // A silence during this period left the passage without a `finish`, and the next one is queued already.
    if case .begin = queue.commands.first {
      end(at: frame)
      return true
    }
    guard let command = nextCommand() else { return false }
    if case .samples(let piece, _) = command {
      passage?.piece = piece
      passage?.offset = 0
    } else if case .finish(let whole, _) = command {
      passage?.isWhole = whole
    }
    return true
  }

  func nextCommand() -> PlaybackQueue.Command? {
    // A command leads to two reports at most, and all pending boundaries may have to be reported besides.
    guard queue.reports.room > PendingBoundaries.capacity + 4 else { return nil }
    return queue.commands.pop()
  }
}

/// The passage that the renderer plays, and how far.
struct CurrentPassage {
  let id: PassageID
  let secrecy: Secrecy
  let generation: Int

  /// The position of its first sample; nil before that was rendered.
  var from: Int?
  /// The position after its last sample so far; nil before the first.
  var until: Int?
  /// How many of its samples were rendered.
  var played = 0
  /// The piece being rendered, and the offset of its next sample.
  var piece: [Int16] = []
  var offset = 0
  /// Nil until no more pieces follow; then whether it has all its samples.
  var isWhole: Bool?

  var remaining: Int { piece.count - offset }
}

/// The end of a passage that is cut: 2 ms of a falling raised cosine, so that nothing clicks.
enum Fade {
  static let frameCount = SampleFormat.rate * 2 / 1000

  /// Factors in units of 1/32768, falling to 0.
  static let factors: [Int] = (0..<frameCount).map { frame in
    Int(16_384 * (1 + cos(.pi * Double(frame + 1) / Double(frameCount))))
  }

  static func apply(_ frame: Int, to sample: Int16) -> Int16 {
    Int16(truncatingIfNeeded: Int(sample) * factors[frame] >> 15)
  }
}
