// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// What the renderer reports to the event thread: boundaries that were heard, passages that were cut or refused, and
/// samples to be freed.
extension Renderer {
  mutating func report(_ report: PlaybackQueue.Report) {
    _ = queue.reports.push(report)
    hasReports = true
  }

  /// Reports an event of the output itself.
  mutating func report(_ event: PlayerEvent) { report(.event(event)) }

  /// Wakes the event thread if there is anything to read for it.
  mutating func signalReports() {
    guard hasReports else { return }
    hasReports = false
    queue.reportSignal.signal()
  }

  /// Reports the boundaries among the first `heard` frames.
  mutating func reportBoundaries(heard: Int) {
    while let event = boundaries.popFirst(heard: heard) { report(event) }
  }

  /// Ends or refuses every passage, because the output is gone or the player stops. What was heard counts as played.
  ///
  /// - Parameter position: where the next sample would have gone.
  mutating func endAll(at position: Int, heard: Int, because refusal: PassageRefusal) {
    endBuffered(at: position, heard: heard)
    if var unplayed = passage.take() {
      releasePiece(of: &unplayed)
      report(.refused(unplayed.id, refusal))
    }
    refuseAll(because: refusal)
  }

  /// Ends the passages whose samples the output discarded: all frames from `heard` on.
  mutating func endBuffered(at position: Int, heard: Int) {
    if passage?.from != nil { end(at: position) }
    while let event = boundaries.popFirst(discardedAfter: heard) { report(event) }
    clearSecrets()
  }

  /// Ends what was silenced at `position`, from where on the output gave its frames back.
  ///
  /// - Parameter end: where the next sample would have gone.
  mutating func endSilenced(at position: Int, from end: Int) {
    // The fade that may follow contains samples of the secret.
    let secretUntil = min(secretUntil, position + Fade.frameCount)
    endBuffered(at: end, heard: position)
    self.secretUntil = secretUntil
  }

  /// The output holds no sample of a secret any more.
  mutating func clearSecrets() { secretUntil = 0 }

  /// Refuses what is queued; called again and again while there is no output.
  mutating func refuseAll(because refusal: PassageRefusal) {
    while let command = nextCommand() {
      switch command {
      case .begin(let id, _, _): report(.refused(id, refusal))
      case .samples(let piece, _): release(piece)
      case .finish: break
      }
    }
  }

  /// Drops the current passage without a report: this thread's deadline expired, and the event thread reported its end.
  mutating func dropPassage() {
    guard let passage = passage.take() else { return }
    queue.queuedSamples.subtract(passage.piece.count, ordering: .relaxed)
  }

  mutating func releasePiece(of passage: inout CurrentPassage) {
    guard !passage.piece.isEmpty else { return }
    release(passage.piece)
    passage.piece = []
    passage.offset = 0
  }

  mutating func release(_ piece: [Int16]) {
    queue.queuedSamples.subtract(piece.count, ordering: .relaxed)
    report(.released(piece))
  }
}
