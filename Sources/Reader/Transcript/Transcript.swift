// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Synchronization

/// What was heard, pressed and decided, line by line, for whoever reads along.
///
/// Lines are numbered in time from the first one. Secrets are `•` unless it was made to hold them, and then its first
/// line says so. Where they are hidden, time and positions stand still over them, see `Disclosure`.
public final class Transcript: Sendable {
  public let holdsSecrets: Bool
  private let sinks: Sinks
  private let clock = ContinuousClock()
  private let state = Mutex(State())

  /// Where lines go.
  fileprivate struct Sinks: Sendable {
    let write: @Sendable (TranscriptLine) -> Void
    let show: @Sendable (TranscriptLine) -> Void
  }

  fileprivate struct State {
    var start: ContinuousClock.Instant?
    /// Milliseconds since the start.
    var time = StandingCount()
    /// Samples since the start of the output.
    var position = StandingCount()
    /// How many stretches with something hidden have been asked for and not ended.
    var hidden = 0
    /// What was typed, until something is shown.
    var typed: [TranscriptLine] = []
    /// Whether the last line stands for all that is being written.
    var isWriting = false
    var readers: [Int: AsyncStream<TranscriptLine>.Continuation] = [:]
    var nextReader = 0
  }

  /// - Parameters:
  ///   - holdsSecrets: Whether secrets are written out, which the first line then says.
  ///   - show: takes each line as it comes, for whoever sits at the keypad.
  ///   - write: takes each line, in order; both return at once, as whoever is heard or pressed waits for them.
  public init(
    holdsSecrets: Bool = false, show: @escaping @Sendable (TranscriptLine) -> Void = { _ in },
    write: @escaping @Sendable (TranscriptLine) -> Void
  ) {
    self.holdsSecrets = holdsSecrets
    sinks = Sinks(write: write, show: show)
  }

  /// The lines from now on. Never one with a secret: a transcript that holds them is read from its file.
  public func lines() -> AsyncStream<TranscriptLine> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: TranscriptLine.self, bufferingPolicy: .bufferingNewest(1024))
    guard !holdsSecrets else {
      continuation.finish()
      return stream
    }
    let number = state.withLock { state in
      defer { state.nextReader += 1 }
      state.readers[state.nextReader] = continuation
      return state.nextReader
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.readers[number] = nil }
    }
    return stream
  }

  /// Writes what was typed last, though nothing is shown after it.
  public func finish() {
    state.withLock { $0.tellTyped(to: sinks) }
  }

  // MARK: Lines

  /// Puts a line after the last, with its time.
  func add(_ line: TranscriptLine, _ disclosure: Disclosure = .shown) {
    let now = clock.now
    state.withLock { state in
      var line = line
      if state.begin(at: now), holdsSecrets { line.holdsSecrets = true }
      if holdsSecrets || disclosure == .shown {
        state.goOn(at: now)
      } else {
        state.time.stop()
      }
      state.put(line, disclosure: holdsSecrets ? .shown : disclosure, at: now, sinks)
    }
  }

  /// A stretch of sound was asked for that holds something hidden, and ended.
  func hide() {
    guard !holdsSecrets else { return }
    state.withLock { state in
      state.hidden += 1
      state.time.stop()
    }
  }

  func showAgain() {
    guard !holdsSecrets else { return }
    state.withLock { $0.hidden -= 1 }
  }

  /// Something that is shown began to be heard.
  func goOn() {
    let now = clock.now
    state.withLock { state in
      guard state.start != nil, state.goOn(at: now) else { return }
      state.tellTyped(to: sinks)
    }
  }

  // MARK: Positions

  /// Nothing is told of where the next samples are.
  func hidePosition() {
    guard !holdsSecrets else { return }
    state.withLock { $0.position.stop() }
  }

  /// Where the samples of something shown are, as it is told.
  func positions(from: Int, to: Int) -> (from: Int, to: Int) {
    state.withLock { state in
      state.position.goOn(at: from)
      return (state.position.show(from), state.position.show(to))
    }
  }
}

extension Transcript.State {
  /// Whether it begins now.
  fileprivate mutating func begin(at now: ContinuousClock.Instant) -> Bool {
    guard start == nil else { return false }
    start = now
    return true
  }

  private func milliseconds(at now: ContinuousClock.Instant) -> Int {
    Int((now - (start ?? now)).wholeMilliseconds)
  }

  /// Lets time go on, where nothing is hidden any more; whether it goes.
  @discardableResult
  fileprivate mutating func goOn(at now: ContinuousClock.Instant) -> Bool {
    guard hidden == 0 else { return false }
    time.goOn(at: milliseconds(at: now))
    return true
  }

  fileprivate mutating func put(
    _ line: TranscriptLine, disclosure: Disclosure, at now: ContinuousClock.Instant,
    _ sinks: Transcript.Sinks
  ) {
    var line = line
    line.t = Double(time.show(milliseconds(at: now))) / 1000
    let isRepeated = disclosure == .written && isWriting
    isWriting = disclosure == .written
    guard !isRepeated else { return }
    sinks.show(line)
    guard disclosure != .typed else { return typed.append(line) }
    tellTyped(to: sinks)
    tell(line, to: sinks)
  }

  fileprivate mutating func tellTyped(to sinks: Transcript.Sinks) {
    for line in typed { tell(line, to: sinks) }
    typed = []
  }

  private func tell(_ line: TranscriptLine, to sinks: Transcript.Sinks) {
    sinks.write(line)
    for reader in readers.values { reader.yield(line) }
  }
}

/// A count that stands still while something is hidden and goes on from there: from its values nobody can tell how long the
/// hidden took.
struct StandingCount {
  private var latest = 0
  /// What is added to a real value since the count last went on.
  private var offset = 0
  private var stands = false

  mutating func stop() { stands = true }

  /// Goes on from where it stopped; it is `value` in truth.
  mutating func goOn(at value: Int) {
    guard stands else { return }
    (offset, stands) = (latest - value, false)
  }

  /// What is shown of a real value.
  mutating func show(_ value: Int) -> Int {
    guard !stands else { return latest }
    latest = max(latest, value + offset)
    return value + offset
  }
}

/// How much of something a transcript shows that hides secrets.
///
/// Nothing of what is hidden may be told from the shape of its line, nor from the lines around it: no length, position,
/// phonemes or word count, not whether it was heard to its end, and not how long it took.
enum Disclosure: Sendable {
  /// All of it.
  case shown
  /// That a secret was spoken: a code, or a digit of it.
  case spoken
  /// That a digit was typed, or answered with a sound. Told with the next line that is shown, so that not even whoever reads
  /// along learns how fast somebody types.
  case typed
  /// That something was written, once for all keys and sounds of it: how many there are tells a password's length.
  case written
}
