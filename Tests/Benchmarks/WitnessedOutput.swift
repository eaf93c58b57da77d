// SPDX-License-Identifier: GPL-3.0-or-later

import Sound

/// The output as the player has it, with a witness beside it: notes when the server had played everything, was offered
/// more, and did not take it.
final class WitnessedOutput: Output {
  private let output: any Output
  private let witness: StandstillWitness
  /// When the server, with nothing left to play, first refused what it was offered.
  private var refusedSince: Double?
  private var isDry = false

  init(_ output: any Output, _ witness: StandstillWitness) {
    self.output = output
    self.witness = witness
  }

  var name: String { output.name }
  var position: Int { output.position }
  var capacityFrames: Int { output.capacityFrames }
  var isPaced: Bool { output.isPaced }
  var isDevice: Bool { output.isDevice }
  var stepFrames: Int { output.stepFrames }
  var underrunCount: Int { output.underrunCount }

  func open() throws(SoundError) { try output.open() }
  func makeReady() throws(SoundError) { try output.makeReady() }
  func catchUp() throws(SoundError) { try output.catchUp() }
  func rest() throws(SoundError) { try output.rest() }
  func recall() throws(SoundError) { try output.recall() }
  func close() { output.close() }

  func delay() throws(SoundError) -> Int {
    let delay = try output.delay()
    isDry = delay == 0
    return delay
  }

  func queued(ofDelay delay: Int) throws(SoundError) -> Int { try output.queued(ofDelay: delay) }

  func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    let taken = try output.write(samples)
    let now = SoundMonitor.now
    if taken > 0 {
      if let since = refusedSince { witness.note(.server, from: since, to: now) }
      refusedSince = nil
    } else if isDry && refusedSince == nil {
      refusedSince = now
    }
    return taken
  }
}
