// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization
internal import Threads

/// Plays passages one after the other, stops at once, and says what was heard.
///
/// Any task may call it; no call waits for sound. Passages play in the order in which they were begun, and
/// beginning one finishes the one before. Samples are 22 050 Hz mono (`SampleFormat`), handed over in pieces while
/// they are being made. Up to `Options.capacity` of sound is held, 44 kB a second, freed as it is played.
public final class Player: Sendable {
  /// What was heard and what happened to the output, in order. For one listener.
  public let events: AsyncStream<PlayerEvent>

  /// The name of the output, as in `OutputDescription`.
  public let outputName: String

  private let conduit: Conduit
  private let continuation: AsyncStream<PlayerEvent>.Continuation
  private let capacityFrames: Int
  private let desk = Mutex(Desk())
  private let relay: Thread

  /// Who is being appended to, for the callers among themselves; the player thread never takes its lock.
  private struct Desk {
    var open: PassageID?
    var isJoined = false
  }

  /// Opens an output and starts to play to it.
  ///
  /// - Throws: the output's reason where it cannot be opened, unless `Options.waitsForOutput`.
  public convenience init(output: OutputDescription, options: Options = Options()) throws(SoundError) {
    try self.init(options: options, makeOutput: output.outputs(buffer: options.buffer))
  }

  /// The same, to an output of one's own; a call into it that hangs cannot be replaced by another.
  public convenience init(output: sending any Output, options: Options = Options()) throws(SoundError) {
    try self.init(first: output, options: options, makeOutput: nil)
  }

  /// The same, to outputs of one's own.
  ///
  /// - Parameters:
  ///   - options: How it plays.
  ///   - makeOutput: makes an output that is not open yet; called again when a call into the one before did
  ///     not return. It must stand for the same device every time.
  public convenience init(
    options: Options = Options(), makeOutput: @escaping @Sendable () -> sending any Output
  ) throws(SoundError) {
    try self.init(first: makeOutput(), options: options, makeOutput: makeOutput)
  }

  private init(
    first output: sending any Output, options: Options, makeOutput: (@Sendable () -> sending any Output)?
  ) throws(SoundError) {
    let start = try Self.open(output, orWait: options.waitsForOutput)
    let conduit = Conduit(
      privacy: options.privacy, keepAwake: options.keepAwake, patience: options.patience)
    self.conduit = conduit
    let name = output.name
    outputName = name
    capacityFrames = SampleFormat.frames(in: options.capacity)
    let continuation: AsyncStream<PlayerEvent>.Continuation
    (events, continuation) = AsyncStream.makeStream(of: PlayerEvent.self)
    self.continuation = continuation
    let bufferFrames = SampleFormat.frames(in: options.buffer)
    let engine = Engine(output: output, conduit: conduit, bufferFrames: bufferFrames, start: start)
    relay = Thread.needed(name: "player-relay") {
      var relay = Relay(
        engine: engine, conduit: conduit, outputName: name, bufferFrames: bufferFrames, events: continuation,
        makeOutput: makeOutput)
      relay.run()
    }
  }

  deinit { halt() }

  private static func open(_ output: any Output, orWait: Bool) throws(SoundError) -> Feeder.Start {
    do throws(SoundError) {
      try Opening.perform(output)
      return .playing
    } catch {
      guard orWait else { throw error }
      return .seeking(error)
    }
  }

  // MARK: - Passages

  /// Begins a passage; its samples follow.
  ///
  /// - Parameters:
  ///   - id: Names the passage in its events.
  ///   - secrecy: Whose ears it is for.
  ///   - silences: how often silence had been asked for when the passage was; where that has been more often since,
  ///     it is refused, so that what was asked for before a silence is not heard after it.
  public func begin(_ id: PassageID, secrecy: Secrecy = .open, after silences: Int? = nil) {
    desk.withLock { desk in
      if let silences, silences != generation {
        continuation.yield(.refused(id, .silenced))
      } else {
        begin(id, secrecy, &desk)
      }
    }
  }

  /// Adds samples to the passage being made; false, and nothing added, when it was silenced, refused or finished,
  /// or when `Options.capacity` is reached: then it ends incomplete.
  @discardableResult
  public func append(_ samples: [Int16], to id: PassageID) -> Bool {
    desk.withLock { append(samples, id, &$0) }
  }

  /// Says that the passage has all its samples.
  public func finish(_ id: PassageID) {
    desk.withLock { if $0.open == id { finish(&$0) } }
  }

  /// A whole passage at once.
  public func play(_ samples: [Int16], id: PassageID, secrecy: Secrecy = .open) {
    desk.withLock {
      begin(id, secrecy, &$0)
      if append(samples, id, &$0) { finish(&$0) }
    }
  }

  /// An earcon, as a passage of its own.
  public func play(_ earcon: Earcon, id: PassageID) { play(earcon.samples, id: id) }

  /// Stops the sound at once and discards every passage begun until now; none of it is heard again.
  ///
  /// What the device already holds is heard, 20 ms at most, and a fade of 3 ms. A device that holds more gives it back:
  /// a card fades within 5 ms, a sound server's stream is cut off.
  ///
  /// - Returns: how often silence has been asked for, this time included.
  @discardableResult
  public func silence() -> Int {
    let silences = desk.withLock { silence(&$0) }
    conduit.playerWake.signal()
    return silences
  }

  /// The same, unless silence was asked for since; then nil, and nothing is done.
  public func silence(after silences: Int) -> Int? {
    let latest = desk.withLock { silences == generation ? silence(&$0) : nil }
    if latest != nil { conduit.playerWake.signal() }
    return latest
  }

  /// How often silence has been asked for.
  public var silences: Int { generation }

  // MARK: - Settings

  /// In percent, evenly stepped to the ear; 100 plays samples as they are. Clamped to 0 to 100, never clicks.
  public func setVolume(percent: Int) {
    conduit.gain.store(Gain.factor(percent: percent), ordering: .relaxed)
  }

  /// Who can hear the output. `everyone` cuts a secret passage off at once, and takes back what the device holds of
  /// it.
  public func setPrivacy(_ privacy: Privacy) {
    conduit.privacy.store(privacy.rawValue, ordering: .releasing)
    conduit.playerWake.signal()
  }

  /// How long silence is streamed after sound before the output rests.
  public func setKeepAwake(_ duration: Duration) {
    conduit.keepAwakeFrames.store(SampleFormat.frames(in: duration), ordering: .relaxed)
    conduit.playerWake.signal()
  }

  /// Stops the sound, ends every passage, closes the output and finishes `events`; a device that does not return
  /// from a call is left behind after 0.2 s.
  public func stop() async {
    // It waits for other threads, which is not for those of tasks to do.
    await withCheckedContinuation { done in
      Thread.needed(name: "player-end") {
        self.halt()
        done.resume()
      }.detach()
    }
  }
}

extension Player {
  private func begin(_ id: PassageID, _ secrecy: Secrecy, _ desk: inout Desk) {
    finish(&desk)
    guard conduit.commands.room > Conduit.reserve else {
      continuation.yield(.refused(id, .queueFull))
      return
    }
    push(.begin(id, secrecy, generation: generation))
    desk.open = id
  }

  private func append(_ samples: [Int16], _ id: PassageID, _ desk: inout Desk) -> Bool {
    guard desk.open == id else { return false }
    guard !samples.isEmpty else { return true }
    let queued = conduit.queuedSamples.load(ordering: .relaxed)
    guard conduit.commands.room > Conduit.reserve, queued + samples.count <= capacityFrames else {
      finish(&desk, whole: false)
      return false
    }
    conduit.queuedSamples.add(samples.count, ordering: .relaxed)
    push(.samples(samples, generation: generation))
    return true
  }

  private func silence(_ desk: inout Desk) -> Int {
    desk.open = nil
    return conduit.generation.add(1, ordering: .releasing).newValue
  }

  private func finish(_ desk: inout Desk, whole: Bool = true) {
    guard desk.open != nil else { return }
    desk.open = nil
    push(.finish(whole: whole, generation: generation))
  }

  private var generation: Int { conduit.generation.load(ordering: .relaxed) }

  private func push(_ command: Command) {
    _ = conduit.commands.push(command)
    conduit.playerWake.signal()
  }

  /// Waits for the relay thread, which waits for the device no longer than it must.
  private func halt() {
    conduit.isStopping.store(true, ordering: .releasing)
    conduit.playerWake.signal()
    conduit.relayWake.signal()
    let isFirst = desk.withLock { desk in
      defer { desk.isJoined = true }
      return !desk.isJoined
    }
    if isFirst { relay.join() }
  }
}
