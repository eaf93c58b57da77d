// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// A running playback thread, as its supervisor holds it.
struct PlaybackThreadHandle: Sendable {
  let deadline = CallDeadline()
  private let thread: Thread

  /// Starts a thread that plays what is queued.
  init(output: sending any Output, queue: PlaybackQueue, bufferFrames: Int, start: PlaybackThread.Start) {
    let (transfer, deadline) = (Transfer(output), deadline)
    thread = Thread.needed(name: "player", isUrgent: output.isDevice) {
      let output = WatchedOutput(
        transfer.output, deadline: deadline, stallTimeout: queue.stallTimeout,
        origin: queue.position.load(ordering: .acquiring))
      var thread = PlaybackThread(output: output, queue: queue, bufferFrames: bufferFrames, start: start)
      thread.run()
    }
  }

  func join() { thread.join() }

  /// Leaves a thread whose deadline expired to itself: it ends when its call returns, whenever that is.
  func abandon() { thread.detach() }

  /// Opens an output for the first time, and waits until it is open.
  ///
  /// A device is opened on a thread as urgent as the playback thread: threads that libasound's plugins start then feed the
  /// device too, and inherit its scheduling policy.
  static func open(_ output: any Output) throws(SoundError) {
    guard output.isDevice else { return try output.open() }
    let opening = Opening(output)
    Thread.needed(name: "player-opening", isUrgent: true) { opening.perform() }.join()
    if let failure = opening.failure { throw failure }
  }
}

/// Carries an output to the playback thread.
// Invariant: made by the initialiser that gives the output away, used by the playback thread only.
private struct Transfer: @unchecked Sendable {
  let output: any Output

  init(_ output: any Output) { self.output = output }
}

/// The first opening of an output, on a thread of its own.
// Invariant: the caller joins the thread, which alone uses both members until then.
private final class Opening: @unchecked Sendable {
  private let output: any Output
  private(set) var failure: SoundError?

  init(_ output: any Output) { self.output = output }

  func perform() {
    do throws(SoundError) { try output.open() } catch { failure = error }
  }
}

/// Takes the place of an output that was given up for good: it never opens.
final class AbsentOutput: Output {
  let name: String
  let position = 0
  let isPaced = true
  let stepFrames = 1

  init(name: String) { self.name = name }

  func open() throws(SoundError) { throw .hopeless(output: name) }
  func catchUp() throws(SoundError) { throw .hopeless(output: name) }
  func write(_ samples: Span<Int16>) throws(SoundError) -> Int { throw .hopeless(output: name) }
  func delay() throws(SoundError) -> Int { throw .hopeless(output: name) }
  func rest() throws(SoundError) { throw .hopeless(output: name) }
  func close() {}
}
