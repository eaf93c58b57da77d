// SPDX-License-Identifier: GPL-3.0-or-later
import Sound
import Synchronization

/// A headset that plays as much as it is told to, can be pulled out, and remembers every sample that was heard.
final class FickleHeadset: Sendable {
  private struct State {
    /// Frames of sound that it may still play; silence, of which there is more on a busy machine, counts for nothing.
    var budget = Int.max
    var isThere = true
    var queue: [Int16] = []
    var heard: [Int16] = []
  }

  private let state = Mutex(State())

  /// Everything heard until now.
  var heard: [Int16] { state.withLock { $0.heard } }

  /// Plays so many frames of sound more and then stands still.
  func play(_ frames: Int) { state.withLock { $0.budget = frames } }

  func playOn() { play(.max) }

  /// Waits until it stands still.
  func untilStill() async {
    while state.withLock({ $0.budget > 0 }) { try? await Task.sleep(for: .milliseconds(1)) }
  }

  func pullOut() {
    state.withLock {
      $0.isThere = false
      $0.queue = []
    }
  }

  func plugIn() { state.withLock { $0.isThere = true } }

  func output() -> sending any Output { FickleOutput(self) }

  fileprivate var isThere: Bool { state.withLock { $0.isThere } }
  fileprivate func take(_ samples: [Int16]) { state.withLock { $0.queue += samples } }

  /// Frames not yet heard, after 10 ms at most have been.
  fileprivate func delay() -> Int {
    state.withLock { state in
      var count = 0
      while count < min(220, state.queue.count), state.budget > 0 {
        if state.budget < .max, state.queue[count] != 0 { state.budget -= 1 }
        count += 1
      }
      state.heard += state.queue.prefix(count)
      state.queue.removeFirst(count)
      return state.queue.count
    }
  }

  fileprivate func giveBack() -> Int {
    state.withLock { state in
      defer { state.queue = [] }
      return state.queue.count
    }
  }
}

/// The headset as a player sees it.
private final class FickleOutput: Output {
  let name = "headset"
  let isPaced = true
  let stepFrames = 1
  private(set) var position = 0
  private let headset: FickleHeadset

  init(_ headset: FickleHeadset) { self.headset = headset }

  func open() throws(SoundError) {
    guard headset.isThere else { throw .missing(output: name) }
  }

  func catchUp() {}

  func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    try check()
    headset.take(samples.indices.map { samples[$0] })
    position += samples.count
    return samples.count
  }

  func delay() throws(SoundError) -> Int {
    try check()
    return headset.delay()
  }

  func rest() throws(SoundError) {
    try check()
    position -= headset.giveBack()
  }

  func close() {}

  private func check() throws(SoundError) {
    guard headset.isThere else { throw .gone(output: name) }
  }
}
