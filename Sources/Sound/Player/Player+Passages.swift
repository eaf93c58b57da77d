// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// Passages: they play in the order in which they were begun, and beginning one finishes the one before. Their samples are
/// appended in pieces while they are being made.
extension Player {
  /// Begins a passage; its samples follow.
  ///
  /// - Parameters:
  ///   - id: names the passage in its events.
  ///   - secrecy: who may hear it.
  ///   - silences: the value of `silences` when the passage was asked for. Where there was a silence since, it is refused, so
  ///     that what was asked for before a silence is not heard after it.
  public func begin(_ id: PassageID, secrecy: Secrecy = .open, after silences: Int? = nil) {
    callers.withLock { callers in
      if let silences, silences != generation {
        continuation.yield(.refused(id, .silenced))
      } else {
        begin(id, secrecy, &callers)
      }
    }
  }

  /// Appends samples to the passage that was begun last.
  ///
  /// - Returns: false, and nothing is appended, when the passage was silenced, refused or finished, or when
  ///   `Options.capacity` is reached: then it ends incomplete.
  @discardableResult
  public func append(_ samples: [Int16], to id: PassageID) -> Bool {
    callers.withLock { append(samples, id, &$0) }
  }

  /// Marks the passage as complete: no samples follow.
  public func finish(_ id: PassageID) {
    callers.withLock { if $0.openPassage == id { finish(&$0) } }
  }

  /// Begins a passage, appends all its samples and finishes it.
  public func play(_ samples: [Int16], id: PassageID, secrecy: Secrecy = .open) {
    callers.withLock {
      begin(id, secrecy, &$0)
      if append(samples, id, &$0) { finish(&$0) }
    }
  }

  /// Plays an earcon, as a passage of its own.
  public func play(_ earcon: Earcon, id: PassageID) { play(earcon.samples, id: id) }

  /// Stops the sound at once and discards every passage begun until now; none of it is heard again.
  ///
  /// Up to 20 ms that the device holds are heard, and a fade of 2 ms. A device that holds more gives it back: a card fades
  /// within 5 ms, the stream of a sound server is cut off.
  ///
  /// - Returns: the number of silences, with this one.
  @discardableResult
  public func silence() -> Int {
    let silences = callers.withLock { silence(&$0) }
    queue.commandSignal.signal()
    return silences
  }

  /// The same, unless there was a silence since the number was `silences`; then nil, and nothing is done.
  public func silence(after silences: Int) -> Int? {
    let latest = callers.withLock { silences == generation ? silence(&$0) : nil }
    if latest != nil { queue.commandSignal.signal() }
    return latest
  }

  /// The number of silences so far.
  public var silences: Int { generation }

  // MARK: - Under the callers' lock

  private func begin(_ id: PassageID, _ secrecy: Secrecy, _ callers: inout Callers) {
    finish(&callers)
    guard queue.commands.room > PlaybackQueue.reserve else {
      continuation.yield(.refused(id, .queueFull))
      return
    }
    push(.begin(id, secrecy, generation: generation))
    callers.openPassage = id
  }

  private func append(_ samples: [Int16], _ id: PassageID, _ callers: inout Callers) -> Bool {
    guard callers.openPassage == id else { return false }
    guard !samples.isEmpty else { return true }
    let queued = queue.queuedSamples.load(ordering: .relaxed)
    guard queue.commands.room > PlaybackQueue.reserve, queued + samples.count <= capacityFrames else {
      finish(&callers, whole: false)
      return false
    }
    queue.queuedSamples.add(samples.count, ordering: .relaxed)
    push(.samples(samples, generation: generation))
    return true
  }

  private func silence(_ callers: inout Callers) -> Int {
    callers.openPassage = nil
    return queue.generation.add(1, ordering: .releasing).newValue
  }

  private func finish(_ callers: inout Callers, whole: Bool = true) {
    guard callers.openPassage != nil else { return }
    callers.openPassage = nil
    push(.finish(whole: whole, generation: generation))
  }

  private var generation: Int { queue.generation.load(ordering: .relaxed) }

  private func push(_ command: PlaybackQueue.Command) {
    _ = queue.commands.push(command)
    queue.commandSignal.signal()
  }
}
