// SPDX-License-Identifier: GPL-3.0-or-later

/// An output whose every call is watched: a call that hangs costs the thread its lease, not the house its voice.
struct LeasedOutput {
  /// So many times longer may it take to open a device: a wireless headset wakes up in seconds.
  private static let openingFactor: Int64 = 8

  let lease: Lease
  private let output: any Output
  /// Nanoseconds that a call may take while sound plays.
  private let patience: Int64
  /// The frames of the outputs before this one, so that positions never go back.
  private let origin: Int

  init(_ output: any Output, lease: Lease, patience: Int64, origin: Int) {
    self.output = output
    self.lease = lease
    self.patience = patience
    self.origin = origin
  }

  var name: String { output.name }
  var position: Int { origin + output.position }
  var isPaced: Bool { output.isPaced }
  var stepFrames: Int { output.stepFrames }
  var interruptions: Int { output.interruptions }

  func catchUp() throws(SoundError) {
    try call { (output) throws(SoundError) in try output.catchUp() }
  }

  func delay() throws(SoundError) -> Int {
    try call { (output) throws(SoundError) in try output.delay() }
  }

  func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    lease.enter(patience: patience)
    let result = Result { () throws(SoundError) in try output.write(samples) }
    try leave()
    return try result.get()
  }

  func rest() throws(SoundError) {
    try call { (output) throws(SoundError) in try output.rest() }
  }

  func recall() throws(SoundError) {
    try call { (output) throws(SoundError) in try output.recall() }
  }

  func open() throws(SoundError) {
    try call(times: Self.openingFactor) { (output) throws(SoundError) in try output.open() }
  }

  func close() throws(SoundError) {
    try call { (output) throws(SoundError) in output.close() }
  }

  private func call<Value>(
    times factor: Int64 = 1, _ body: (any Output) throws(SoundError) -> Value
  ) throws(SoundError) -> Value {
    lease.enter(patience: factor * patience)
    let result = Result { () throws(SoundError) in try body(output) }
    try leave()
    return try result.get()
  }

  private func leave() throws(SoundError) {
    if !lease.leave() { throw .stuck(output: output.name) }
  }
}
