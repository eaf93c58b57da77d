// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// The event thread: passes the playback thread's reports on as `Player.events`, frees the samples that were played, and
/// replaces a playback thread whose device call does not return.
///
/// It exists so that the playback thread never frees memory and never takes the lock of an `AsyncStream`, and so that
/// nobody who calls the player, `Player.stop()` included, waits for a device. It makes no device call itself.
struct EventThread {
  /// How often the deadline of a playback thread is looked at while the thread is watched.
  private var watchInterval: Int64 { queue.stallTimeout / 4 }
  /// How often it is looked at while the player stops.
  private static let stopInterval: Int64 = 10_000_000
  /// How long the playback thread may take to end.
  private static let stopTimeout: Int64 = 200_000_000

  private let queue: PlaybackQueue
  private let events: AsyncStream<PlayerEvent>.Continuation
  private let outputName: String
  private let bufferFrames: Int
  private let makeOutput: (@Sendable () -> sending any Output)?
  private var playback: PlaybackThreadHandle
  private var openPassages = OpenPassages()
  private var stopDeadline: Int64?

  /// - Parameter makeOutput: makes an output for the same device; without it, a call that does not return is the last one.
  init(
    playback: PlaybackThreadHandle, queue: PlaybackQueue, outputName: String, bufferFrames: Int,
    events: AsyncStream<PlayerEvent>.Continuation, makeOutput: (@Sendable () -> sending any Output)?
  ) {
    self.playback = playback
    self.queue = queue
    self.outputName = outputName
    self.bufferFrames = bufferFrames
    self.events = events
    self.makeOutput = makeOutput
  }

  /// Runs until the playback thread has ended and every report was passed on.
  mutating func run() {
    while true {
      let isDone = queue.hasPlaybackEnded.load(ordering: .acquiring)
      passReportsOn()
      if isDone {
        playback.join()
        break
      }
      if isAbandonedAtStop() { break }
      if playback.deadline.expire(at: MonotonicClock.now()) { replacePlayback() }
      let interval = interval
      // At rest the pages of the samples that were freed here go back to the system.
      if interval == nil { ProcessMemory.trimHeap() }
      queue.reportSignal.sleep(nanoseconds: interval)
    }
    events.finish()
  }

  /// How long to sleep without a signal; nil is without end.
  private var interval: Int64? {
    if stopDeadline != nil { return Self.stopInterval }
    return playback.deadline.isWatched.load(ordering: .acquiring) ? watchInterval : nil
  }

  private mutating func passReportsOn() {
    while let report = queue.reports.pop() {
      switch report {
      case .dequeued(let id): openPassages.insert(id)
      case .released: break
      case .event(let event):
        openPassages.update(by: event)
        events.yield(event)
      }
    }
  }

  // MARK: - A call that does not return

  /// Reports the ends that the abandoned playback thread cannot report, and starts another thread with another output.
  private mutating func replacePlayback() {
    abandonPlayback(because: .outputLost)
    events.yield(.lost(.stuck(output: outputName)))
    let stallCount = queue.stallCount.add(1, ordering: .relaxed).newValue
    if stallCount < PlaybackQueue.stallLimit, let makeOutput {
      playback = PlaybackThreadHandle(
        output: makeOutput(), queue: queue, bufferFrames: bufferFrames, start: .replacing)
    } else {
      events.yield(.fault(.hopeless(output: outputName)))
      playback = PlaybackThreadHandle(
        output: AbsentOutput(name: outputName), queue: queue, bufferFrames: bufferFrames, start: .givenUp)
    }
  }

  /// Whether the player stops and the playback thread, which did not end in time, was abandoned.
  private mutating func isAbandonedAtStop() -> Bool {
    guard queue.isStopping.load(ordering: .acquiring) else { return false }
    let now = MonotonicClock.now()
    let deadline = stopDeadline ?? now + Self.stopTimeout
    stopDeadline = deadline
    guard now > deadline, playback.deadline.expire(at: .max) else { return false }
    abandonPlayback(because: .stopped)
    refuseCommands()
    return true
  }

  private mutating func abandonPlayback(because refusal: PassageRefusal) {
    playback.abandon()
    // An expired thread reports nothing more, so its reports up to the call are all there.
    passReportsOn()
    let heard = queue.heard.load(ordering: .acquiring)
    for event in openPassages.endAll(heard: heard, because: refusal) { events.yield(event) }
  }

  /// Refuses what is queued, after the last playback thread.
  private func refuseCommands() {
    while let command = queue.commands.pop() {
      if case .begin(let id, _, _) = command { events.yield(.refused(id, .stopped)) }
    }
  }
}

/// The passages that the playback thread dequeued and has not ended, so that the event thread can end them in its place.
struct OpenPassages {
  private var open: [(id: PassageID, from: Int?)] = []

  mutating func insert(_ id: PassageID) { open.append((id, nil)) }

  mutating func update(by event: PlayerEvent) {
    switch event {
    case .began(let id, let from):
      if let index = index(of: id) { open[index].from = from }
    case .ended(let id, _, _, _, _), .refused(let id, _):
      if let index = index(of: id) { open.remove(at: index) }
    case .lost, .busy, .back, .fault: break
    }
  }

  /// Removes all of them and returns their ends, when the playback thread was abandoned after `heard` frames.
  mutating func endAll(heard: Int, because refusal: PassageRefusal) -> [PlayerEvent] {
    defer { open = [] }
    return open.map { id, from in
      guard let from else { return .refused(id, refusal) }
      let end = max(from, heard)
      return .ended(id, from: from, to: end, complete: false, playedSamples: end - from)
    }
  }

  private func index(of id: PassageID) -> Int? { open.firstIndex { $0.id == id } }
}
