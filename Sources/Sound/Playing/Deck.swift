// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// Turns commands into periods of samples: one passage after the other, silence where there is none.
///
/// Belongs to the player thread. It takes no lock and allocates nothing: what it discards goes back through the
/// reports and is freed there.
struct Deck {
  /// Frames rendered at a time: 5 ms.
  static let periodFrames = SampleFormat.rate / 200

  private let conduit: Conduit
  /// What was rendered last, each sample at its position: what the output may give back.
  private var rendered: [Int16]
  private(set) var track: Track?
  private(set) var marks = Marks()
  /// The period rendered last.
  private(set) var period: [Int16] = Array(repeating: 0, count: periodFrames)
  /// Where the last secret sample went, and one further.
  private(set) var secretUntil = 0
  private var lastSample: Int16 = 0
  private var gain = Gain()
  private var generation = 0
  private var everyoneListens = false
  /// Set when a report was made that the relay thread does not know of yet.
  private var hasNews = false

  /// - Parameter bufferFrames: what the output is asked to hold; a fade may start so far back.
  init(conduit: Conduit, bufferFrames: Int) {
    self.conduit = conduit
    rendered = Array(repeating: 0, count: bufferFrames + 2 * Self.periodFrames)
  }

  /// Silence was asked for, and nobody noticed yet: what is rendered now may be stale.
  var isSilenced: Bool { conduit.generation.load(ordering: .acquiring) != generation }

  /// Whether silence was asked for since the last call; what was begun before is stale from here on.
  mutating func noticeSilence() -> Bool {
    let latest = conduit.generation.load(ordering: .acquiring)
    defer { generation = latest }
    return latest != generation
  }

  /// Nothing to play, and all that was played has been heard.
  var isAtRest: Bool { track == nil && marks.count == 0 && conduit.commands.isEmpty }

  /// Fills `period` from its start and returns the frames that are sound; the rest of it is silence.
  mutating func render(at position: Int) -> Int {
    everyoneListens = conduit.everyoneListens
    var filled = 0
    while filled < Self.periodFrames {
      if let track {
        guard play(track, at: position, &filled) else { break }
      } else if !takeUp(at: position + filled) {
        break
      }
    }
    for index in filled..<Self.periodFrames { period[index] = 0 }
    gain.apply(to: &period, count: Self.periodFrames, target: conduit.gain.load(ordering: .relaxed))
    remember(at: position)
    return filled
  }

  private mutating func remember(at position: Int) {
    for index in 0..<Self.periodFrames { rendered[(position + index) % rendered.count] = period[index] }
  }

  // MARK: - One passage

  /// Plays on; false when the passage waits for samples.
  private mutating func play(_ now: Track, at position: Int, _ filled: inout Int) -> Bool {
    if now.generation < generation || (now.secrecy == .secret && everyoneListens) {
      fade(now, at: position, &filled)
      return true
    }
    if now.remaining > 0 {
      copy(at: position, &filled)
      return true
    }
    if now.isWhole != nil {
      // That it was whole may be said long after its last sample.
      end(at: now.until ?? position + filled)
      return true
    }
    return takePiece(at: position + filled)
  }

  private mutating func copy(at position: Int, _ filled: inout Int) {
    guard var now = track.take() else { return }
    let count = min(now.remaining, Self.periodFrames - filled)
    start(&now, at: position + filled)
    for index in 0..<count { period[filled + index] = now.piece[now.offset + index] }
    now.offset += count
    now.played += count
    filled += count
    now.until = position + filled
    if now.secrecy == .secret { secretUntil = position + filled }
    if filled > 0 { lastSample = period[filled - 1] }
    if now.remaining == 0 { giveBack(&now) }
    track = now
  }

  /// From where the sound is to silence within 3 ms: with the samples that would have come, where the passage may
  /// still be heard by who listens, else from the last one.
  private mutating func fade(_ now: Track, at position: Int, _ filled: inout Int) {
    guard now.from != nil else { return end(at: position + filled) }
    // Staleness is learnt at the start of a period only, so a fade always fits in it.
    let usable = now.secrecy == .secret && everyoneListens ? 0 : now.remaining
    let count = min(Fade.frameCount, Self.periodFrames - filled)
    for frame in 0..<count {
      let sample = frame < usable ? now.piece[now.offset + frame] : lastSample
      period[filled + frame] = Fade.apply(frame, to: sample)
    }
    filled += count
    // A fade from the last sample holds none of what follows it, but what it fades from is secret still.
    if now.secrecy == .secret && usable > 0 { secretUntil = position + filled }
    track?.played += min(count, usable)
    end(at: position + filled)
  }

  private mutating func start(_ now: inout Track, at frame: Int) {
    guard now.from == nil else { return }
    now.from = frame
    marks.add(.began(now.id, from: frame))
  }

  private mutating func end(at frame: Int) {
    guard var now = track.take() else { return }
    let complete = now.isWhole == true && now.remaining == 0
    giveBack(&now)
    lastSample = 0
    marks.add(
      .ended(now.id, from: now.from ?? frame, to: frame, complete: complete, playedSamples: now.played))
  }

  // MARK: - The next command

  /// Takes up the next passage; false when there is none, or no room to say that it ended.
  private mutating func takeUp(at frame: Int) -> Bool {
    guard marks.hasRoom, !isBegunLater, let command = next() else { return false }
    switch command {
    case .begin(let id, .secret, _) where everyoneListens:
      report(.event(.refused(id, .everyoneListens)))
    case .begin(let id, let secrecy, let generation):
      track = Track(id: id, secrecy: secrecy, generation: generation)
      report(.took(id))
    case .samples(let piece, _): discard(piece)
    case .finish: break
    }
    return true
  }

  /// What comes next was begun after a silence that nobody noticed yet: it would be taken back with what was silenced.
  private var isBegunLater: Bool {
    guard case .begin(_, _, let begun) = conduit.commands.first else { return false }
    return begun > generation
  }

  /// Takes the next piece of the passage being played; false when it is not there yet.
  private mutating func takePiece(at frame: Int) -> Bool {
    // Silenced since this period began: the passage was left without an end, and the next one is there already.
    if case .begin = conduit.commands.first {
      end(at: frame)
      return true
    }
    guard let command = next() else { return false }
    if case .samples(let piece, _) = command {
      track?.piece = piece
      track?.offset = 0
    } else if case .finish(let whole, _) = command {
      track?.isWhole = whole
    }
    return true
  }

  private func next() -> Command? {
    // One command makes two reports at most.
    guard conduit.reports.room > Marks.capacity + 4 else { return nil }
    return conduit.commands.pop()
  }

  private mutating func giveBack(_ track: inout Track) {
    guard !track.piece.isEmpty else { return }
    discard(track.piece)
    track.piece = []
    track.offset = 0
  }

  private mutating func discard(_ piece: [Int16]) {
    conduit.queuedSamples.subtract(piece.count, ordering: .relaxed)
    report(.spent(piece))
  }

  private mutating func report(_ report: Report) {
    _ = conduit.reports.push(report)
    hasNews = true
  }

  /// Says something about the output itself.
  mutating func say(_ event: PlayerEvent) { report(.event(event)) }

  /// Wakes the relay thread if there is something to relay.
  mutating func post() {
    guard hasNews else { return }
    hasNews = false
    conduit.relayWake.signal()
  }

  // MARK: - What was heard

  /// Says what the output has been heard up to.
  mutating func tell(heard: Int) {
    while let event = marks.pop(heard: heard) { report(.event(event)) }
  }

  /// Gives everything up: the output is gone, or the player stops. What was heard stays heard.
  ///
  /// - Parameter position: where the next sample would have gone.
  mutating func abandon(at position: Int, heard: Int, because refusal: PassageRefusal) {
    forgetSecrets()
    if track?.from != nil { end(at: position) }
    while let event = marks.cut(heard: heard) { report(.event(event)) }
    if var never = track.take() {
      giveBack(&never)
      report(.event(.refused(never.id, refusal)))
    }
    refuseAll(because: refusal)
  }

  /// Ends what the output had taken and not played: others hear it now, and it was discarded.
  mutating func hush(at position: Int, heard: Int) {
    if track?.from != nil { end(at: position) }
    while let event = marks.cut(heard: heard) { report(.event(event)) }
    forgetSecrets()
  }

  /// Ends what is under way at `position`: what came after it was silenced, and the output gave it back.
  ///
  /// - Parameter end: where the next sample would have gone.
  mutating func takeBack(to position: Int, from end: Int) {
    // A fade from there on may follow.
    let secretUntil = min(secretUntil, position + Fade.frameCount)
    hush(at: end, heard: position)
    self.secretUntil = secretUntil
  }

  /// Fills `period` with the way to silence from what was rendered for `position`, and returns the frames that are sound.
  mutating func fade(from position: Int) -> Int {
    for frame in 0..<Self.periodFrames {
      let sample = rendered[(position + frame) % rendered.count]
      period[frame] = frame < Fade.frameCount ? Fade.apply(frame, to: sample) : 0
    }
    return Fade.frameCount
  }

  /// The output holds none any more.
  mutating func forgetSecrets() { secretUntil = 0 }

  /// Lets go of everything without a word: this thread was given up, and another speaks for it.
  mutating func forfeit() {
    guard let track else { return }
    conduit.queuedSamples.subtract(track.piece.count, ordering: .relaxed)
    self.track = nil
  }

  /// Refuses what is queued and what comes while there is no output.
  mutating func refuseAll(because refusal: PassageRefusal) {
    while let command = next() {
      switch command {
      case .begin(let id, _, _): report(.event(.refused(id, refusal)))
      case .samples(let piece, _): discard(piece)
      case .finish: break
      }
    }
  }
}
