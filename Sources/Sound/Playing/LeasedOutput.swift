// SPDX-License-Identifier: GPL-3.0-or-later

/// An output whose every call is watched: a call that hangs costs the thread its lease, not the house its voice.
final class LeasedOutput {
  /// So many times longer may it take until a device plays that was opened, rested or ran dry: a wireless headset wakes
  /// up in seconds, and so does the sink of a sound server that had nothing to do.
  static let wakingFactor: Int64 = 8

  let lease: Lease
  private let output: any Output
  /// Nanoseconds that a call may take, and samples may wait, while sound plays.
  private let playingPatience: Int64
  /// Frames taken since it was opened, rested or ran dry.
  private var taken = 0
  /// How often it had run dry when it was last called: a sound server then starts a stream anew.
  private var knownInterruptions = 0
  /// The frames of the outputs before this one, so that positions never go back.
  private let origin: Int

  init(_ output: any Output, lease: Lease, patience: Int64, origin: Int) {
    self.output = output
    self.lease = lease
    playingPatience = patience
    self.origin = origin
  }

  var name: String { output.name }
  var position: Int { origin + output.position }
  var isPaced: Bool { output.isPaced }
  var stepFrames: Int { output.stepFrames }
  var capacityFrames: Int { output.capacityFrames }
  var interruptions: Int { output.interruptions }

  /// Whether it surely plays: it took more than it can hold. Until then what it says of its delay is a guess of a
  /// sound server's, which counts time and not what was played.
  var isAwake: Bool { taken > 2 * output.capacityFrames }

  /// Nanoseconds that a call may take, and samples may wait, before it is given up.
  var patience: Int64 { isAwake ? playingPatience : Self.wakingFactor * playingPatience }

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
    lease.enter(patience: patience)
    let result = Result { () throws(SoundError) in try output.write(samples) }
    try leave()
    let count = try result.get()
    taken += count
    return count
  }

  func rest() throws(SoundError) {
    taken = 0
    try call { (output) throws(SoundError) in try output.rest() }
  }

  func recall() throws(SoundError) {
    try call { (output) throws(SoundError) in try output.recall() }
  }

  func open() throws(SoundError) {
    taken = 0
    try call { (output) throws(SoundError) in try output.open() }
  }

  func close() throws(SoundError) {
    try call { (output) throws(SoundError) in output.close() }
  }

  private func call<Value>(
    _ body: (any Output) throws(SoundError) -> Value
  ) throws(SoundError) -> Value {
    lease.enter(patience: patience)
    let result = Result { () throws(SoundError) in try body(output) }
    try leave()
    return try result.get()
  }

  private func leave() throws(SoundError) {
    if !lease.leave() { throw .stuck(output: output.name) }
    guard output.interruptions != knownInterruptions else { return }
    knownInterruptions = output.interruptions
    taken = 0
  }
}
