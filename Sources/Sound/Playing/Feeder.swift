// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// The player thread: keeps the output fed while there is something to play, and sleeps while there is not.
///
/// Owns the output and the deck, as long as its lease holds. All waiting is here, by the output's delay and the
/// system's clock; while it plays it holds no lock and allocates nothing.
struct Feeder {
  /// How a player thread begins.
  enum Start {
    /// The output is open.
    case playing
    /// The output was not there, for this reason: the first thing is to say so and look for it.
    case seeking(SoundError)
    /// The one before was given up, and everyone knows: look for the output.
    case replacing
    /// There will be no output any more.
    case hopeless
  }

  /// So long are words awaited that were begun, before a headset is woken up for them with silence: 20 ms.
  private static let awaited: Int64 = 20_000_000

  /// So much of what was silenced may still be heard, and then fades: 20 ms. A device that holds more gives it back.
  private static let briefFrames = SampleFormat.rate / 50

  private let output: LeasedOutput
  private let conduit: Conduit
  private var deck: Deck
  private let targetFrames: Int

  /// The part of the deck's period that the output has not taken yet.
  private var pending = 0..<0
  /// The output took nothing of what was offered last.
  private var isFull = false
  /// Frames heard; never goes back.
  private var heard: Int
  private var lastSound = 0
  private var interruptions = 0
  private var progress = Progress()
  private var search: Search?
  /// The last search, and where the output played again after it.
  private var found: (search: Search, heard: Int)?

  init(output: LeasedOutput, conduit: Conduit, bufferFrames: Int, start: Start) {
    self.output = output
    self.conduit = conduit
    deck = Deck(conduit: conduit, bufferFrames: bufferFrames)
    targetFrames = bufferFrames
    heard = output.position
    switch start {
    case .playing: break
    case .seeking(let error):
      deck.say(.lost(error))
      search = Search()
    case .replacing: search = Search()
    case .hopeless: search = Search(isHopeless: true)
    }
  }

  /// Plays until the player is stopped or the thread is given up.
  mutating func run() {
    while !isOver {
      do throws(SoundError) {
        if search == nil { try turn() } else { try seek() }
      } catch {
        lose(error)
      }
      if !output.lease.isRevoked { deck.post() }
    }
    end()
  }

  private var isOver: Bool {
    conduit.isStopping.load(ordering: .acquiring) || output.lease.isRevoked
  }

  /// The last words, unless another speaks by now.
  private mutating func end() {
    guard !output.lease.isRevoked else { return deck.forfeit() }
    deck.abandon(at: nextFrame, heard: heard, because: .stopped)
    try? output.close()
    guard !output.lease.isRevoked else { return }
    conduit.isPlayerDone.store(true, ordering: .releasing)
    conduit.relayWake.signal()
  }

  private var nextFrame: Int { output.position + pending.count }

  // MARK: - Playing

  private mutating func turn() throws(SoundError) {
    let delay = try output.delay()
    listen(delay)
    if conduit.everyoneListens && holdsSecrets { return try hush() }
    let now = Clock.now()
    try progress.check(
      heard: heard, isWaiting: delay > 0 || isFull, at: now, patience: output.patience, name: output.name)
    let queued = try output.queued(ofDelay: delay)
    if deck.noticeSilence() && queued > Self.briefFrames { return try takeBack() }
    if deck.isAtRest && pending.isEmpty && !isKeptAwake { return try rest() }
    if delay > 0 && holdsOnlySilence && !conduit.commands.isEmpty { return try overtake() }
    let excess = queued + Deck.periodFrames - target(at: now)
    if excess > 0 {
      conduit.playerWake.sleep(nanoseconds: Clock.nanoseconds(of: excess))
    } else {
      try feed()
    }
  }

  /// Notes what was heard, and tells.
  private mutating func listen(_ delay: Int) {
    heard = max(heard, output.position - delay)
    conduit.heard.store(heard, ordering: .releasing)
    conduit.position.store(output.position, ordering: .releasing)
    if output.interruptions != interruptions {
      interruptions = output.interruptions
      deck.say(.fault(.underrun(output: output.name)))
    }
    if hasPlayedWell { conduit.stumbles.store(0, ordering: .relaxed) }
    deck.tell(heard: heard)
    deck.post()
  }

  /// A second of sound since the output was found.
  private var hasPlayedWell: Bool { found.map { heard - $0.heard >= SampleFormat.rate } ?? true }

  /// Silence after speech, so that a headset that sleeps when it hears nothing does not lose the next words.
  private var isKeptAwake: Bool {
    output.isPaced && lastSound > 0
      && heard - lastSound < conduit.keepAwakeFrames.load(ordering: .relaxed)
  }

  /// So much is kept queued. A quarter of the buffer stays free: what the device holds is heard after a key that asks for
  /// silence.
  private var target: Int { max(targetFrames * 3 / 4, 2 * output.stepFrames, 2 * Deck.periodFrames) }

  /// All it can hold, to an output that stands still: a sound server that ran dry plays on when it has so much again as
  /// it likes to begin with, and says neither (PulseAudio's `prebuf`, of libasound's plugin all but a period).
  private func target(at time: Int64) -> Int {
    progress.stands(at: time) ? max(target, output.capacityFrames) : target
  }

  private mutating func feed() throws(SoundError) {
    if pending.isEmpty {
      if isOnlyBegun, try output.delay() == 0 { try awaitSamples() }
      try output.catchUp()
      // All this may have taken a while.
      guard !deck.isSilenced else { return }
      let sound = deck.render(at: output.position)
      if sound > 0 { lastSound = output.position + sound }
      pending = 0..<(output.isPaced ? Deck.periodFrames : sound)
    }
    guard !pending.isEmpty else { return idle() }
    let taken = try output.write(deck.period.span.extracting(pending))
    pending = (pending.lowerBound + taken)..<pending.upperBound
    isFull = taken == 0
    if isFull { conduit.playerWake.sleep(nanoseconds: Clock.nanoseconds(of: Deck.periodFrames / 4)) }
  }

  /// Words are being made, and none of them is here yet.
  private var isOnlyBegun: Bool {
    guard conduit.commands.count == 1, case .begin = conduit.commands.first else { return false }
    return true
  }

  /// An output that stands still is made ready meanwhile, and not started: with silence first, words would be heard
  /// after it, or have to wait until it is taken back.
  private mutating func awaitSamples() throws(SoundError) {
    try output.makeReady()
    let deadline = Clock.now() + Self.awaited
    while isOnlyBegun, case let left = deadline - Clock.now(), left > 0 {
      conduit.playerWake.sleep(nanoseconds: left)
    }
  }

  /// An unpaced output waits for samples instead of writing silence.
  private mutating func idle() {
    if deck.marks.count == 0 && conduit.commands.isEmpty { sleepUnwatched() }
  }

  private mutating func rest() throws(SoundError) {
    try output.rest()
    deck.forgetSecrets()
    progress.restart()
    sleepUnwatched()
  }

  /// Sleeps until there is something to do; nobody need watch a thread that sleeps.
  private func sleepUnwatched() {
    output.lease.isActive.store(false, ordering: .releasing)
    conduit.playerWake.sleep()
    output.lease.isActive.store(true, ordering: .releasing)
    conduit.relayWake.signal()
  }

  /// What keeps a headset awake is in the device, and nothing else.
  private var holdsOnlySilence: Bool {
    output.isPaced && heard >= lastSound && deck.track?.from == nil && deck.marks.count == 0
  }

  /// What comes next does not wait behind silence.
  private mutating func overtake() throws(SoundError) {
    try output.recall()
    pending = 0..<0
    try feed()
  }

  /// Something secret is in the device and not heard; one that is not awake may say what it likes.
  private var holdsSecrets: Bool { deck.secretUntil > (output.isAwake ? heard : 0) }

  /// Takes back from the device what others would hear.
  private mutating func hush() throws(SoundError) {
    let end = nextFrame
    try output.rest()
    deck.hush(at: end, heard: heard)
    pending = 0..<0
    lastSound = min(lastSound, output.position)
  }

  /// Takes back from the device what was silenced. One that plays on is led to silence; a sound server's stream ends there.
  private mutating func takeBack() throws(SoundError) {
    let (end, before) = (nextFrame, output.position)
    try output.recall()
    // What gives nothing back fades where it ends.
    guard output.position < before else { return }
    deck.takeBack(to: output.position, from: end)
    (pending, lastSound) = (0..<0, min(lastSound, output.position))
    guard try output.delay() > 0 else { return }
    pending = 0..<Deck.periodFrames
    lastSound = output.position + deck.fade(from: output.position)
  }

  // MARK: - Without an output

  private mutating func lose(_ error: SoundError) {
    guard !output.lease.isRevoked else { return }
    if search == nil {
      deck.abandon(at: nextFrame, heard: heard, because: .outputLost)
      deck.say(.lost(error))
      pending = 0..<0
      isFull = false
      search = hasPlayedWell ? Search() : found?.search.resumed(at: Clock.now())
      if case .stuck = error { stumble() }
      deck.post()
      try? output.close()
    } else if let news = search?.news(of: error) {
      deck.say(news)
    }
  }

  /// Counts a time of being stuck; the last one ends the search.
  private mutating func stumble() {
    let count = conduit.stumbles.add(1, ordering: .relaxed).newValue
    guard count >= Conduit.stumblesAtMost else { return }
    search?.isHopeless = true
    deck.say(.fault(.hopeless(output: output.name)))
  }

  private mutating func seek() throws(SoundError) {
    deck.refuseAll(because: .outputLost)
    deck.post()
    guard var search, !search.isHopeless else { return sleepUnwatched() }
    let now = Clock.now()
    guard search.remaining(now: now) <= 0 else {
      conduit.playerWake.sleep(nanoseconds: search.remaining(now: now))
      return
    }
    search.failed(at: now)
    self.search = search
    try output.open()
    self.search = nil
    progress.restart()
    heard = max(heard, output.position)
    found = (search, heard)
    deck.say(.back)
  }
}
