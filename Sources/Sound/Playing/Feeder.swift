// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// The player thread: keeps the output fed while there is something to play, and sleeps while there is not.
///
/// Owns the output and the deck. All waiting is here, by the output's delay and the system's clock; while it plays
/// it holds no lock and allocates nothing.
struct Feeder {
  private let output: any Output
  private let conduit: Conduit
  private var deck: Deck
  private let targetFrames: Int

  /// The part of the deck's period that the output has not taken yet.
  private var pending = 0..<0
  /// Frames heard; never goes back.
  private var heard = 0
  private var lastSound = 0
  private var progress = Progress()
  private var search: Search?

  /// - Parameter isOpen: false where the device was not there at the start: the first thing is to look for it.
  init(output: any Output, conduit: Conduit, bufferFrames: Int, isOpen: Bool) {
    self.output = output
    self.conduit = conduit
    deck = Deck(conduit: conduit)
    targetFrames = bufferFrames
    if !isOpen { search = Search() }
  }

  /// Plays until the player is stopped.
  mutating func run() {
    while !conduit.isStopping.load(ordering: .acquiring) {
      do throws(SoundError) {
        if search == nil { try turn() } else { try seek() }
      } catch {
        lose(error)
      }
      deck.post()
    }
    deck.abandon(at: nextFrame, heard: heard, because: .stopped)
    output.close()
    conduit.isPlayerDone.store(true, ordering: .releasing)
    conduit.relayWake.signal()
  }

  private var nextFrame: Int { output.position + pending.count }

  // MARK: - Playing

  private mutating func turn() throws(SoundError) {
    let delay = try output.delay()
    heard = max(heard, output.position - delay)
    deck.tell(heard: heard)
    deck.post()
    try progress.check(heard: heard, isWaiting: delay > 0, name: output.name)
    if deck.isAtRest && pending.isEmpty && !isKeptAwake {
      try output.rest()
      progress.restart()
      conduit.playerWake.sleep()
      return
    }
    let excess = delay + Deck.periodFrames - target
    if excess > 0 {
      conduit.playerWake.sleep(nanoseconds: Clock.nanoseconds(of: excess))
      return
    }
    try feed()
  }

  /// Silence after speech, so that a headset that sleeps when it hears nothing does not lose the next words.
  private var isKeptAwake: Bool {
    output.isPaced && lastSound > 0
      && heard - lastSound < conduit.keepAwakeFrames.load(ordering: .relaxed)
  }

  private var target: Int { max(targetFrames, 2 * output.stepFrames, 2 * Deck.periodFrames) }

  private mutating func feed() throws(SoundError) {
    if pending.isEmpty {
      output.catchUp()
      let sound = deck.render(at: output.position)
      if sound > 0 { lastSound = output.position + sound }
      pending = 0..<(output.isPaced ? Deck.periodFrames : sound)
    }
    guard !pending.isEmpty else { return idle() }
    let taken = try output.write(deck.period.span.extracting(pending))
    pending = (pending.lowerBound + taken)..<pending.upperBound
    if taken == 0 { conduit.playerWake.sleep(nanoseconds: Clock.nanoseconds(of: Deck.periodFrames / 4)) }
  }

  /// An unpaced output waits for samples instead of writing silence.
  private mutating func idle() {
    if deck.marks.count == 0 && conduit.commands.isEmpty { conduit.playerWake.sleep() }
  }

  // MARK: - Without an output

  private mutating func lose(_ error: SoundError) {
    if search == nil {
      deck.abandon(at: nextFrame, heard: heard, because: .outputLost)
      deck.say(.lost(error))
      output.close()
      pending = 0..<0
      search = Search()
    } else if case .busy = error, search?.hasSaidBusy == false {
      deck.say(.busy(error))
      search?.hasSaidBusy = true
    }
  }

  private mutating func seek() throws(SoundError) {
    deck.refuseAll(because: .outputLost)
    deck.post()
    guard let wait = search?.remaining(now: Clock.now()), wait <= 0 else {
      conduit.playerWake.sleep(nanoseconds: search?.remaining(now: Clock.now()))
      return
    }
    search?.failed(at: Clock.now())
    try output.open()
    search = nil
    progress.restart()
    heard = max(heard, output.position)
    deck.say(.back)
  }
}
