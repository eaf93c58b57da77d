// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Synchronization

@testable import Sound

/// A machine with sound devices that fail when told to, and that remembers every sample given to any of them.
///
/// Its devices play when the player asks how far they are: a period a question, so that tests wait for nobody.
final class Bench: Sendable {
  /// What befalls a device.
  enum Fault: Sendable, Equatable {
    /// It runs dry once and plays on.
    case underrun
    /// Its calls fail with this.
    case error(SoundError)
    /// Its calls return, it takes nothing and plays nothing.
    case freeze
    /// A write does not return before the bench is released.
    case hang
    /// Neither a write nor an opening does.
    case hangEverywhere
  }

  struct State {
    var fault: Fault? {
      get { heardFrames >= threshold ? waiting : nil }
      set { waiting = newValue }
    }
    var waiting: Fault?
    /// The fault strikes when so much was heard.
    var threshold = 0
    /// What `open` answers, first come first; it succeeds when there is none left.
    var refusals: [SoundError] = []
    /// Which devices the name stands for at its next openings, first come first; `headset` when there is none left.
    var impostors: [String] = []
    /// Which devices were taken for the right one, by name, in order.
    var opened: [String] = []
    /// Secret samples given to a device, by name.
    var secrets: [String: Int] = [:]
    /// The device plays by itself; else only what `play` says.
    var runs = true
    /// What a device can hold, as it says.
    var capacityFrames = 0
    /// It plays nothing until it holds so much.
    var prebufferFrames = 0
    /// It says that it has played everything, has played nothing, and takes no more than it can hold.
    var guesses = false
    /// It can be rewound to so much that it is about to play; else it is stopped to give something back.
    var rewindsTo: Int?
    /// How much is on its way from the device to the ears: of a headset behind a sound server.
    var wayFrames = 0
    /// How much of that way is filled.
    var underway = 0
    /// How often it had nothing left to play while what it had played was still on its way.
    var starvations = 0
    /// Whether what it holds can be taken back.
    var canRecall = true
    /// How often it was asked how far it is.
    var looks = 0
    /// Whether it was let go for others.
    var isReleased = false
    /// Whether it is let go when it rests.
    var isDevice = false
    /// Called once, when the device is made ready for sound that is on its way.
    var onReady: (@Sendable () -> Void)?
    var isHanging = false
    var queue: [Int16] = []
    var heardFrames = 0
    var heardSecrets = 0
  }

  let state = Mutex(State())
  private let release = DispatchSemaphore(value: 0)
  private let memory = DeviceMemory()

  /// - Parameters:
  ///   - frames: the fault waits until so many more were heard.
  ///   - refusals: what `open` answers from now on, before it succeeds.
  ///   - impostors: the devices that are there instead at the openings after that.
  func strike(
    _ fault: Fault?, after frames: Int = 0, refusing refusals: [SoundError] = [],
    offering impostors: [String] = []
  ) {
    state.withLock {
      $0.threshold = $0.heardFrames + frames
      $0.fault = fault
      $0.refusals = refusals
      $0.impostors = impostors
    }
  }

  /// Plays so much of the queue by hand.
  func play(_ frames: Int) {
    state.withLock { $0.play(frames) }
  }

  func hang() {
    state.withLock { $0.isHanging = true }
    release.wait()
  }

  var isHanging: Bool { state.withLock { $0.isHanging } }

  /// Lets every call that hangs return.
  func letGo() { for _ in 0..<8 { release.signal() } }

  /// How many secret samples all its devices were given.
  var secretCount: Int { state.withLock { $0.secrets.values.reduce(0, +) } }

  /// Another output for the same player.
  func output() -> sending any Output { FaultyOutput(bench: self, memory: memory) }
}

extension Bench.State {
  mutating func play(_ frames: Int) {
    guard queue.count >= prebufferFrames else { return }
    prebufferFrames = 0
    let count = min(frames, queue.count)
    if count == 0 && underway > 0 { starvations += 1 }
    underway = count > 0 ? min(underway + count, wayFrames) : max(0, underway - frames)
    heardFrames += count
    heardSecrets += queue.prefix(count).count { $0 == secretSample }
    queue.removeFirst(count)
  }
}

/// An output to the bench's devices.
final class FaultyOutput: Output {
  let name = "headset"
  let isPaced = true
  let stepFrames = 1
  var capacityFrames: Int { bench.state.withLock { $0.capacityFrames } }
  private(set) var position = 0
  private(set) var underrunCount = 0
  private let bench: Bench
  private let memory: DeviceMemory
  /// The device opened last, the right one or not.
  private var device = ""

  init(bench: Bench, memory: DeviceMemory) {
    self.bench = bench
    self.memory = memory
  }

  func open() throws(SoundError) {
    if bench.state.withLock({ $0.fault == .hangEverywhere }) { bench.hang() }
    let refusal: SoundError? = bench.state.withLock { state in
      guard state.refusals.isEmpty else { return state.refusals.removeFirst() }
      device = state.impostors.isEmpty ? name : state.impostors.removeFirst()
      guard memory.recognises(DeviceIdentity(type: 0, id: device, name: device, card: nil)) else {
        return .replaced(output: name)
      }
      state.opened.append(device)
      state.isReleased = false
      if case .error = state.fault { state.fault = nil }
      return nil
    }
    if let refusal { throw refusal }
  }

  func makeReady() throws(SoundError) {
    try openAgain()
    bench.state.withLock { $0.onReady.take() }?()
  }

  func catchUp() throws(SoundError) { try openAgain() }

  private func openAgain() throws(SoundError) {
    guard bench.state.withLock({ $0.isReleased }) else { return }
    try open()
  }

  var canRecall: Bool { bench.state.withLock { $0.canRecall } }
  var isDevice: Bool { bench.state.withLock { $0.isDevice } }

  func letGo() {
    bench.state.withLock { $0.isReleased = true }
  }

  func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    if bench.state.withLock({ $0.fault == .hang || $0.fault == .hangEverywhere }) {
      // What is in the call is the device's from here on, and nothing more of it.
      let given = samples.indices.count { samples[$0] == secretSample }
      bench.state.withLock { $0.secrets[device, default: 0] += given }
      bench.hang()
      return 0
    }
    try fail()
    let taken: Int = bench.state.withLock { state in
      if [.freeze, .hang, .hangEverywhere].contains(state.fault) { return 0 }
      if state.fault == .underrun {
        state.fault = nil
        return -1
      }
      let room = state.guesses ? state.capacityFrames - state.queue.count : samples.count
      let taken = samples.indices.prefix(room).map { samples[$0] }
      state.queue += taken
      state.secrets[device, default: 0] += taken.count { $0 == secretSample }
      return taken.count
    }
    if taken < 0 { underrunCount += 1 }
    position += max(0, taken)
    return max(0, taken)
  }

  func delay() throws(SoundError) -> Int {
    try fail()
    return bench.state.withLock { state in
      state.looks += 1
      if state.runs && state.fault != .freeze { state.play(110) }
      return state.guesses ? 0 : state.queue.count + state.underway
    }
  }

  func queued(ofDelay delay: Int) -> Int { bench.state.withLock { min(delay, $0.queue.count) } }

  func rest() throws(SoundError) {
    try fail()
    position -= bench.state.withLock { state in
      defer { (state.queue, state.underway) = ([], 0) }
      return state.queue.count + state.underway
    }
  }

  func recall() throws(SoundError) {
    guard let kept = bench.state.withLock({ $0.rewindsTo }) else { return try rest() }
    try fail()
    position -= bench.state.withLock { state in
      let back = max(0, state.queue.count - kept)
      state.queue.removeLast(back)
      return back
    }
  }

  func close() { bench.state.withLock { $0.queue = [] } }

  private func fail() throws(SoundError) {
    if case .error(let error) = bench.state.withLock({ $0.fault }) { throw error }
  }
}

/// The value of every sample of a secret, by which it is recognised wherever it turns up.
let secretSample: Int16 = 12_345

func secret(_ count: Int) -> [Int16] { Array(repeating: secretSample, count: count) }

/// Samples that are no secret.
func prompt(_ count: Int) -> [Int16] { Array(repeating: 7, count: count) }
