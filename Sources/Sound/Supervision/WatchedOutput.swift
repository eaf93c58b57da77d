// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// The playback thread's output, each call of which has a deadline: a call that does not return costs this thread, and the
/// player goes on with another.
final class WatchedOutput {
  /// How many times longer a device may take that was opened, rested or ran dry: a wireless headset takes seconds to wake
  /// up, and so does the suspended sink of a sound server.
  static let wakingFactor: Int64 = 8

  let deadline: CallDeadline
  private let output: any Output
  /// The timeout of an output that plays, in nanoseconds.
  private let playingTimeout: Int64
  /// Frames written since it was opened, rested or ran dry.
  private var written = 0
  /// `underrunCount` after the last call: after an underrun a sound server starts its stream anew.
  private var knownUnderruns = 0
  /// The frames written to the outputs before this one, so that positions never decrease.
  private let origin: Int

  init(_ output: any Output, deadline: CallDeadline, stallTimeout: Int64, origin: Int) {
    self.output = output
    self.deadline = deadline
    playingTimeout = stallTimeout
    self.origin = origin
  }

  var name: String { output.name }
  var position: Int { origin + output.position }
  var isPaced: Bool { output.isPaced }
  var isDevice: Bool { output.isDevice }
  var stepFrames: Int { output.stepFrames }
  var capacityFrames: Int { output.capacityFrames }
  var underrunCount: Int { output.underrunCount }
  var canRecall: Bool { output.canRecall }

  /// Whether it surely plays, because it took more than it can hold. Until then the delay of a sound server is an estimate
  /// by the clock, and not what was played.
  var isAwake: Bool { written > 2 * output.capacityFrames }

  /// Nanoseconds that a call may take, and samples may wait, before the output counts as stuck.
  var stallTimeout: Int64 { isAwake ? playingTimeout : Self.wakingFactor * playingTimeout }

  func makeReady() throws(SoundError) {
    try call { (output) throws(SoundError) in try output.makeReady() }
  }

  func catchUp() throws(SoundError) {
    try call { (output) throws(SoundError) in try output.catchUp() }
  }

  func delay() throws(SoundError) -> Int {
    try call { (output) throws(SoundError) in try output.delay() }
  }

  func queued(ofDelay delay: Int) throws(SoundError) -> Int {
    try call { (output) throws(SoundError) in try output.queued(ofDelay: delay) }
  }

  func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    deadline.begin(within: stallTimeout)
    let result = Result { () throws(SoundError) in try output.write(samples) }
    try endCall()
    let count = try result.get()
    written += count
    return count
  }

  func rest() throws(SoundError) {
    written = 0
    try call { (output) throws(SoundError) in try output.rest() }
  }

  func letGo() throws(SoundError) {
    try call { (output) throws(SoundError) in output.letGo() }
  }

  func recall() throws(SoundError) {
    try call { (output) throws(SoundError) in try output.recall() }
  }

  func open() throws(SoundError) {
    written = 0
    try call { (output) throws(SoundError) in try output.open() }
  }

  func close() throws(SoundError) {
    try call { (output) throws(SoundError) in output.close() }
  }

  private func call<Value>(
    _ body: (any Output) throws(SoundError) -> Value
  ) throws(SoundError) -> Value {
    deadline.begin(within: stallTimeout)
    let result = Result { () throws(SoundError) in try body(output) }
    try endCall()
    return try result.get()
  }

  private func endCall() throws(SoundError) {
    if !deadline.end() { throw .stuck(output: output.name) }
    guard output.underrunCount != knownUnderruns else { return }
    knownUnderruns = output.underrunCount
    written = 0
  }
}

/// The deadline of the device call that a playback thread is in.
///
/// The playback thread begins and ends each call; the event thread expires a call that is overdue. Exactly one of the two
/// succeeds: after it has expired, the playback thread owns nothing any more, and ends when its call returns.
final class CallDeadline: Sendable {
  private static let noCall: Int64 = 0
  private static let expired: Int64 = -1

  /// When the present call is due, on `MonotonicClock`; or one of the two above.
  private let due = Atomic<Int64>(CallDeadline.noCall)

  /// Set while the thread makes calls, from its start on; clear while it sleeps at rest and there is nothing to watch.
  let isWatched = Atomic<Bool>(true)

  /// Before a call that should return within `timeout` nanoseconds.
  func begin(within timeout: Int64) {
    due.store(MonotonicClock.now() + timeout, ordering: .releasing)
  }

  /// After the call; false when it expired before it returned.
  func end() -> Bool {
    let mine = due.load(ordering: .relaxed)
    guard mine != Self.expired else { return false }
    return due.compareExchange(expected: mine, desired: Self.noCall, ordering: .acquiringAndReleasing)
      .exchanged
  }

  /// Expires the present call if it was due before `now`; false where there is none, or it is in time.
  func expire(at now: Int64) -> Bool {
    let present = due.load(ordering: .acquiring)
    guard present > 0, present < now else { return false }
    return due.compareExchange(expected: present, desired: Self.expired, ordering: .acquiringAndReleasing)
      .exchanged
  }

  var hasExpired: Bool { due.load(ordering: .acquiring) == Self.expired }
}
