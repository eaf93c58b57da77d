// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// Plays passages one after the other, stops at once, and reports what was heard.
///
/// Any task may call it; no call waits for sound. Two threads serve it: the playback thread writes to the device, the event
/// thread passes on what was heard and replaces a playback thread that a device holds up. Samples are 22 050 Hz mono
/// (`SampleFormat`). Up to `Options.capacity` of sound is held, 44 kB a second, freed as it is played.
public final class Player: Sendable {
  /// How a player plays.
  public struct Options: Sendable {
    /// How much sound the device holds, which bridges a busy machine. Up to 20 ms are heard after a silence; a device that
    /// holds more gives it back, and the stream of a sound server is cut off without a fade.
    public var buffer: Duration = .milliseconds(20)

    /// The lengths that `buffer` may have, in milliseconds. A shorter one runs dry whenever another program runs; a longer
    /// one is no help, because nobody follows speech with longer gaps.
    public static let bufferMilliseconds = 5...500

    /// Silence streamed after sound before the output rests.
    public var keepAwake: Duration = .seconds(30)

    /// How long a device rests before it is closed, so that others may use it: long enough for the words after these, and short
    /// beside what another program waits for a sound card.
    public var releaseAfter: Duration = .seconds(5)

    /// Sound queued at most; 13 MB when full.
    public var capacity: Duration = .seconds(300)

    /// Who can hear the output.
    public var privacy: Privacy = .personal

    /// Whether to start without the output and try to open it again, instead of throwing.
    public var waitsForOutput = false

    /// How long a device call may take, or the output hold samples and play none, before the output is opened anew; eight
    /// times longer after it was opened or rested, because it may be waking up.
    public var stallTimeout: Duration = .seconds(1)

    /// The defaults above.
    public init() {}
  }

  /// What was heard and what happened to the output, in order. For one consumer.
  public let events: AsyncStream<PlayerEvent>

  /// The name of the output, as in `OutputDescription`.
  public let outputName: String

  /// Whether the output was there when the player was made.
  public let beganOpen: Bool

  let queue: PlaybackQueue
  let continuation: AsyncStream<PlayerEvent>.Continuation
  let capacityFrames: Int
  let callers = Mutex(Callers())
  private let eventThread: Thread

  /// What the callers share among themselves; the playback thread never takes its lock.
  struct Callers {
    /// The passage that takes samples.
    var openPassage: PassageID?
    fileprivate var isJoined = false
  }

  /// Opens an output and starts to play to it.
  ///
  /// - Throws: why it cannot be opened, unless `Options.waitsForOutput`.
  public convenience init(output: OutputDescription, options: Options = Options()) throws(SoundError) {
    try self.init(options: options, makeOutput: output.outputs(buffer: options.buffer))
  }

  /// The same with an output of the caller's own; there is no other to go on with after a call that does not return.
  public convenience init(output: sending any Output, options: Options = Options()) throws(SoundError) {
    try self.init(first: output, options: options, makeOutput: nil)
  }

  /// The same with outputs of the caller's own.
  ///
  /// - Parameters:
  ///   - options: how it plays.
  ///   - makeOutput: makes an output that is not open yet; called again when a call into the one before did not return. It must
  ///     stand for the same device every time.
  public convenience init(
    options: Options = Options(), makeOutput: @escaping @Sendable () -> sending any Output
  ) throws(SoundError) {
    try self.init(first: makeOutput(), options: options, makeOutput: makeOutput)
  }

  private init(
    first output: sending any Output, options: Options, makeOutput: (@Sendable () -> sending any Output)?
  ) throws(SoundError) {
    let start = try Self.open(output, orWait: options.waitsForOutput)
    let queue = PlaybackQueue(
      privacy: options.privacy, keepAwake: options.keepAwake, stallTimeout: options.stallTimeout,
      releaseAfter: options.releaseAfter)
    queue.isReleased.store(output.isDevice, ordering: .relaxed)
    self.queue = queue
    beganOpen = if case .open = start { true } else { false }
    let name = output.name
    outputName = name
    capacityFrames = SampleFormat.frames(in: options.capacity)
    let continuation: AsyncStream<PlayerEvent>.Continuation
    (events, continuation) = AsyncStream.makeStream(of: PlayerEvent.self)
    self.continuation = continuation
    let bufferFrames = SampleFormat.frames(in: options.buffer)
    let playback = PlaybackThreadHandle(
      output: output, queue: queue, bufferFrames: bufferFrames, start: start)
    eventThread = Thread.needed(name: "player-events") {
      var thread = EventThread(
        playback: playback, queue: queue, outputName: name, bufferFrames: bufferFrames, events: continuation,
        makeOutput: makeOutput)
      thread.run()
    }
  }

  deinit { halt() }

  private static func open(_ output: any Output, orWait: Bool) throws(SoundError) -> PlaybackThread.Start {
    do throws(SoundError) {
      try PlaybackThreadHandle.open(output)
      return .open
    } catch {
      guard orWait else { throw error }
      return .missing(error)
    }
  }

  // MARK: - Settings

  /// Who can hear the output. `everyone` cuts a secret passage off at once, and takes back what the device holds of it.
  public func setPrivacy(_ privacy: Privacy) {
    queue.privacy.store(privacy.rawValue, ordering: .releasing)
    queue.commandSignal.signal()
  }

  /// How long silence is streamed after sound before the output rests.
  public func setKeepAwake(_ duration: Duration) {
    queue.keepAwakeFrames.store(SampleFormat.frames(in: duration), ordering: .relaxed)
    queue.commandSignal.signal()
  }

  /// Whether the device may have fallen asleep, since it played nothing yet or was closed at rest: then a tone should come before
  /// the next words. False to whoever asks again, until it was closed once more.
  public func takeReleased() -> Bool { queue.isReleased.exchange(false, ordering: .relaxed) }

  // MARK: - The end

  /// Stops the sound, ends every passage, closes the output and finishes `events`; a device call that does not return is
  /// left behind after 0.2 s.
  public func stop() async {
    // It joins a thread, for which no thread of the task pool may be blocked.
    await withCheckedContinuation { done in
      Thread.needed(name: "player-end") {
        self.halt()
        done.resume()
      }.detach()
    }
  }

  /// Joins the event thread, which waits for the device no longer than its timeout.
  private func halt() {
    queue.isStopping.store(true, ordering: .releasing)
    queue.commandSignal.signal()
    queue.reportSignal.signal()
    let isFirst = callers.withLock { callers in
      defer { callers.isJoined = true }
      return !callers.isJoined
    }
    if isFirst { eventThread.join() }
  }
}
