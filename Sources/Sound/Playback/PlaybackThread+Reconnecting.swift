// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// How the playback thread loses its output and opens it again.
extension PlaybackThread {
  /// A second of sound since the output was last opened again; true where it never had to be.
  var hasPlayedSinceReconnection: Bool {
    lastReconnection.map { heard - $0.heard >= SampleFormat.rate } ?? true
  }

  /// Closes an output that failed while it was open, and begins to reconnect; reports why an attempt to reconnect failed.
  mutating func outputFailed(_ error: SoundError) {
    guard !output.deadline.hasExpired else { return }
    if reconnection == nil {
      renderer.endAll(at: nextPosition, heard: heard, because: .outputLost)
      renderer.report(.lost(error))
      unwritten = 0..<0
      isFull = false
      reconnection =
        hasPlayedSinceReconnection
        ? ReconnectBackoff() : lastReconnection?.backoff.resumed(at: MonotonicClock.now())
      if case .stuck = error { countStall() }
      renderer.signalReports()
      try? output.close()
    } else if let event = reconnection?.event(of: error) {
      renderer.report(event)
    }
  }

  /// Counts a stall; after the last one no output is opened any more.
  private mutating func countStall() {
    let count = queue.stallCount.add(1, ordering: .relaxed).newValue
    guard count >= PlaybackQueue.stallLimit else { return }
    reconnection?.isGivenUp = true
    renderer.report(.fault(.hopeless(output: output.name)))
  }

  /// Opens the output if an attempt is due, or else sleeps until it is. What callers begin meanwhile is refused.
  mutating func reconnect() throws(SoundError) {
    renderer.refuseAll(because: .outputLost)
    renderer.signalReports()
    guard var backoff = reconnection, !backoff.isGivenUp else { return sleepUnwatched() }
    let now = MonotonicClock.now()
    guard backoff.remaining(at: now) <= 0 else {
      queue.commandSignal.sleep(nanoseconds: backoff.remaining(at: now))
      return
    }
    backoff.countAttempt(at: now)
    reconnection = backoff
    try output.open()
    reconnection = nil
    stallDetector.restart()
    heard = max(heard, output.position)
    lastReconnection = (backoff, heard)
    renderer.report(.back)
  }
}

/// When to try again to open an output that is gone: at once, then at intervals that double.
struct ReconnectBackoff {
  /// A tenth of a second at first, two seconds at last: a headset that is plugged in is found within two seconds.
  private static let firstInterval: Int64 = 100_000_000
  private static let longestInterval: Int64 = 2_000_000_000

  /// Why attempts failed, as far as it was reported.
  private var reported: [SoundError] = []
  private var interval = ReconnectBackoff.firstInterval
  private var next: Int64 = 0
  /// No attempt is made any more.
  var isGivenUp: Bool

  init(isGivenUp: Bool = false) { self.isGivenUp = isGivenUp }

  /// Nanoseconds until the next attempt is due; zero or less when it is.
  func remaining(at now: Int64) -> Int64 { next - now }

  /// The same intervals continued: the output was opened, and lost again before it had played for a second.
  func resumed(at now: Int64) -> ReconnectBackoff {
    var backoff = self
    backoff.countAttempt(at: now)
    return backoff
  }

  /// The event by which a failed attempt is reported: each error once, and none of those that say that it is still gone.
  mutating func event(of error: SoundError) -> PlayerEvent? {
    switch error {
    case .missing, .gone, .stuck: return nil
    case _ where reported.contains(error): return nil
    default: break
    }
    reported.append(error)
    if case .busy = error { return .busy(error) }
    return .fault(error)
  }

  /// Sets the time of the attempt after this one.
  mutating func countAttempt(at now: Int64) {
    next = now + interval
    interval = min(2 * interval, Self.longestInterval)
  }
}
