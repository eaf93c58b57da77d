// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// The playback thread: renders periods and writes them to the output while there is something to play, and sleeps otherwise.
///
/// Owns the output and the renderer until its `CallDeadline` expires. All waiting is done here, in `EventSignal.sleep`, for
/// as long as the output's delay says; while it plays, the thread takes no lock and allocates no memory.
struct PlaybackThread {
  /// The state in which a playback thread begins.
  enum Start {
    /// The output is open.
    case open
    /// The output could not be opened: the thread reports why, and tries again.
    case missing(SoundError)
    /// The thread before this one did not return from a device call, which was reported: this one opens another output.
    case replacing
    /// No output is opened any more.
    case givenUp
  }

  /// How long the thread waits for the first samples of a passage that was begun, before it starts an idle device with
  /// silence: 20 ms.
  private static let firstSamplesTimeout: Int64 = 20_000_000

  /// How much of what was silenced may still be played, with a fade: 20 ms. A device that holds more gives it back.
  private static let silenceLatencyFrames = SampleFormat.rate / 50

  let output: WatchedOutput
  let queue: PlaybackQueue
  var renderer: Renderer
  private let bufferFrames: Int

  /// The part of the renderer's period that was not written yet.
  var unwritten = 0..<0
  /// Whether the last write took nothing.
  var isFull = false
  /// Frames heard; never decreases.
  var heard: Int
  /// The position after the last frame of sound.
  private var soundEnd = 0
  private var underrunCount = 0
  /// Since when the output rests; nil while it plays.
  private var restingSince: Int64?
  var stallDetector = StallDetector()
  /// Set while there is no output.
  var reconnection: ReconnectBackoff?
  /// The last reconnection, and the frames heard when it succeeded.
  var lastReconnection: (backoff: ReconnectBackoff, heard: Int)?

  init(output: WatchedOutput, queue: PlaybackQueue, bufferFrames: Int, start: Start) {
    self.output = output
    self.queue = queue
    self.bufferFrames = bufferFrames
    renderer = Renderer(queue: queue, bufferFrames: bufferFrames)
    heard = output.position
    switch start {
    case .open: break
    case .missing(let error):
      renderer.report(.lost(error))
      reconnection = ReconnectBackoff()
    case .replacing: reconnection = ReconnectBackoff()
    case .givenUp: reconnection = ReconnectBackoff(isGivenUp: true)
    }
  }

  /// Plays until the player is stopped or the deadline of a device call expires.
  mutating func run() {
    while !isOver {
      do throws(SoundError) {
        if reconnection == nil { try play() } else { try reconnect() }
      } catch {
        outputFailed(error)
      }
      if !output.deadline.hasExpired { renderer.signalReports() }
    }
    end()
  }

  private var isOver: Bool {
    queue.isStopping.load(ordering: .acquiring) || output.deadline.hasExpired
  }

  /// Ends every passage and closes the output; where the deadline expired, the event thread has done so.
  private mutating func end() {
    guard !output.deadline.hasExpired else { return renderer.dropPassage() }
    renderer.endAll(at: nextPosition, heard: heard, because: .stopped)
    try? output.close()
    guard !output.deadline.hasExpired else { return }
    queue.hasPlaybackEnded.store(true, ordering: .releasing)
    queue.reportSignal.signal()
  }

  /// Where the next rendered sample goes.
  var nextPosition: Int { output.position + unwritten.count }

  // MARK: - Playing

  /// Does the one thing that is due: recalls what must not be heard, pauses, sleeps, or writes a period.
  private mutating func play() throws(SoundError) {
    let delay = try output.delay()
    updateHeard(delay: delay)
    if queue.isPublic && holdsSecrets { return try recallSecrets() }
    let now = MonotonicClock.now()
    try stallDetector.check(
      heard: heard, isWaiting: delay > 0 || isFull, at: now, timeout: output.stallTimeout, name: output.name)
    let queued = try output.queued(ofDelay: delay)
    if renderer.acknowledgeSilence() && queued > Self.silenceLatencyFrames { return try recallSilenced() }
    if renderer.isIdle && unwritten.isEmpty && !isKeptAwake { return try rest() }
    if delay > 0 && holdsOnlySilence && !queue.commands.isEmpty { return try replaceSilence() }
    let excess = queued + Renderer.periodFrames - targetFrames(at: now)
    if excess > 0 {
      queue.commandSignal.sleep(nanoseconds: MonotonicClock.nanoseconds(of: excess))
    } else {
      try writePeriod()
    }
  }

  /// Computes the frames heard from the output's delay, and reports the boundaries among them.
  private mutating func updateHeard(delay: Int) {
    heard = max(heard, output.position - delay)
    queue.heard.store(heard, ordering: .releasing)
    queue.position.store(output.position, ordering: .releasing)
    if output.underrunCount != underrunCount {
      underrunCount = output.underrunCount
      renderer.report(.fault(.underrun(output: output.name)))
    }
    if hasPlayedSinceReconnection { queue.stallCount.store(0, ordering: .relaxed) }
    renderer.reportBoundaries(heard: heard)
    renderer.signalReports()
  }

  /// Whether silence is still streamed after the last sound, for a headset that powers down in silence and would lose the
  /// beginning of the next passage.
  private var isKeptAwake: Bool {
    output.isPaced && soundEnd > 0
      && heard - soundEnd < queue.keepAwakeFrames.load(ordering: .relaxed)
  }

  /// The frames kept queued in the device. Of a short buffer little more than half, because what it holds is heard after a
  /// key that asks for silence: 9 to 11 of 20 ms. Of a long one, which gives that back, three quarters.
  private var targetFrames: Int {
    let isLong = bufferFrames > Self.silenceLatencyFrames && output.canRecall
    let queued = isLong ? bufferFrames * 3 / 4 : min(bufferFrames, Self.silenceLatencyFrames) * 9 / 16
    return max(queued, 2 * output.stepFrames, 2 * Renderer.periodFrames)
  }

  /// The frames that are kept queued while sound is late: samples that come now are heard right after those in the device, and
  /// silence written before them would be a hole in a word.
  private var lateFrames: Int {
    min(
      targetFrames,
      max(
        Self.silenceLatencyFrames * 9 / 16, output.stepFrames + Renderer.periodFrames,
        2 * Renderer.periodFrames))
  }

  /// The same as `targetFrames`; for an output that makes no progress, all that it can hold. After an underrun a sound server
  /// plays on when it has its prebuffer again (PulseAudio's `prebuf`; libasound's plugin sets it to the buffer less a period), and
  /// reports neither the underrun nor the wait.
  private func targetFrames(at time: Int64) -> Int {
    let frames = unwritten.isEmpty && renderer.isDry && heard < soundEnd ? lateFrames : targetFrames
    return stallDetector.isStanding(at: time) ? max(frames, output.capacityFrames) : frames
  }

  /// Writes what is left of the period, or renders the next one and writes it.
  private mutating func writePeriod() throws(SoundError) {
    restingSince = nil
    if unwritten.isEmpty {
      if isNextPassageEmpty, try output.delay() == 0 { try awaitFirstSamples() }
      try output.catchUp()
      // The two calls may have taken long enough for a silence.
      guard !renderer.hasNewSilence else { return }
      let sound = renderer.render(at: output.position)
      if sound > 0 { soundEnd = output.position + sound }
      unwritten = 0..<(output.isPaced ? Renderer.periodFrames : sound)
    }
    guard !unwritten.isEmpty else { return awaitCommands() }
    let taken = try output.write(renderer.period.span.extracting(unwritten))
    unwritten = (unwritten.lowerBound + taken)..<unwritten.upperBound
    isFull = taken == 0
    if isFull {
      queue.commandSignal.sleep(nanoseconds: MonotonicClock.nanoseconds(of: Renderer.periodFrames / 4))
    }
  }

  /// Whether the only command queued begins a passage, whose samples are still being synthesised.
  private var isNextPassageEmpty: Bool {
    guard queue.commands.count == 1, case .begin = queue.commands.first else { return false }
    return true
  }

  /// Prepares an idle output while the first samples are synthesised, without starting it: a stream started with silence
  /// would play the samples after that silence.
  private mutating func awaitFirstSamples() throws(SoundError) {
    try output.makeReady()
    let deadline = MonotonicClock.now() + Self.firstSamplesTimeout
    while isNextPassageEmpty, case let left = deadline - MonotonicClock.now(), left > 0 {
      queue.commandSignal.sleep(nanoseconds: left)
    }
  }

  /// For an output that is not paced: nothing is written until there are samples.
  private mutating func awaitCommands() {
    if renderer.boundaries.count == 0 && queue.commands.isEmpty { sleepUnwatched() }
  }

  /// Stops the stream until there is something to play, and after a while lets others have the device.
  private mutating func rest() throws(SoundError) {
    try output.rest()
    renderer.clearSecrets()
    stallDetector.restart()
    guard output.isDevice else { return sleepUnwatched() }
    let now = MonotonicClock.now()
    let since = restingSince ?? now
    restingSince = since
    let left = since + queue.releaseAfter - now
    guard left <= 0 else { return sleepUnwatched(nanoseconds: left) }
    try output.letGo()
    queue.isReleased.store(true, ordering: .relaxed)
    sleepUnwatched()
  }

  /// Sleeps until a signal, with supervision switched off: the event thread need not wake for a thread that makes no calls.
  func sleepUnwatched(nanoseconds: Int64? = nil) {
    output.deadline.isWatched.store(false, ordering: .releasing)
    queue.commandSignal.sleep(nanoseconds: nanoseconds)
    output.deadline.isWatched.store(true, ordering: .releasing)
    queue.reportSignal.signal()
  }

  // MARK: - Taking back what the device holds

  /// Whether the device holds nothing but the silence that keeps a headset awake.
  private var holdsOnlySilence: Bool {
    output.isPaced && heard >= soundEnd && renderer.isBetweenPassages
  }

  /// Takes back the silence in the device, so that the next passage is not heard after it.
  private mutating func replaceSilence() throws(SoundError) {
    try output.recall()
    unwritten = 0..<0
    try writePeriod()
  }

  /// Whether the device holds samples of a secret that were not heard. Until a device surely plays, its delay is not relied
  /// on: then all samples that it was given count as not heard.
  private var holdsSecrets: Bool { renderer.secretUntil > (output.isAwake ? heard : 0) }

  /// Takes back samples of a secret, because the output became public.
  private mutating func recallSecrets() throws(SoundError) {
    let end = nextPosition
    try output.rest()
    renderer.endBuffered(at: end, heard: heard)
    unwritten = 0..<0
    soundEnd = min(soundEnd, output.position)
  }

  /// Takes back samples that were silenced. A device that plays on is given the fade of what it still holds; the stream of
  /// a sound server ends.
  private mutating func recallSilenced() throws(SoundError) {
    let (end, before) = (nextPosition, output.position)
    try output.recall()
    // A device that gives nothing back plays the fade after all that it holds.
    guard output.position < before else { return }
    renderer.endSilenced(at: output.position, from: end)
    (unwritten, soundEnd) = (0..<0, min(soundEnd, output.position))
    guard try output.delay() > 0 else { return }
    unwritten = 0..<Renderer.periodFrames
    soundEnd = output.position + renderer.renderFade(from: output.position)
  }
}
