// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import Testing

@testable import Sound

/// A device that is waking up is not stuck, and one that plays no longer is.
struct WatchedOutputTests {
  @Test func `samples that wait past the timeout are stuck, and not before`() throws {
    var detector = StallDetector()
    try check(&detector, heard: 10, at: 0)
    try check(&detector, heard: 20, at: 900)
    try check(&detector, heard: 20, at: 1900)
    #expect(throws: SoundError.stuck(output: "headset")) { try check(&detector, heard: 20, at: 1901) }
    try check(&detector, heard: 20, at: 1902)
  }

  @Test func `an output that waits for nothing is never stuck`() throws {
    var detector = StallDetector()
    for time in stride(from: Int64(0), to: 100_000, by: 700) {
      try check(&detector, heard: 20, isWaiting: false, at: time)
    }
    try check(&detector, heard: 20, at: 100_000)
  }

  @Test func `a device has longer to wake up than it may stand still when it plays`() throws {
    let bench = Bench()
    bench.state.withLock { $0.capacityFrames = 100 }
    let output = WatchedOutput(bench.output(), deadline: CallDeadline(), stallTimeout: 1000, origin: 0)
    #expect(output.stallTimeout == 8000)
    try output.open()
    for _ in 0..<2 {
      _ = try output.write(Array(repeating: Int16(0), count: 200).span)
      #expect(!output.isAwake && output.stallTimeout == 8000)
      _ = try output.write(Array(repeating: Int16(0), count: 1).span)
      #expect(output.isAwake && output.stallTimeout == 1000)
      try output.rest()
      #expect(!output.isAwake && output.stallTimeout == 8000)
    }
  }

  @Test func `a device that ran dry has as long again`() throws {
    let bench = Bench()
    let output = WatchedOutput(bench.output(), deadline: CallDeadline(), stallTimeout: 1000, origin: 0)
    try output.open()
    _ = try output.write(Array(repeating: Int16(0), count: 200).span)
    #expect(output.isAwake)
    bench.strike(.underrun)
    _ = try output.write(Array(repeating: Int16(0), count: 200).span)
    #expect(!output.isAwake && output.stallTimeout == 8000)
    _ = try output.write(Array(repeating: Int16(0), count: 200).span)
    #expect(output.isAwake)
  }

  @Test func `a headset far behind the device is given enough for the device not to run dry`() async throws {
    let bench = Bench()
    bench.state.withLock { $0.wayFrames = 2205 }
    let player = try Player(options: .patient) { bench.output() }
    var listener = Listener(player)
    player.play(ramp(8000), id: PassageID(1))
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    #expect(bench.state.withLock { $0.starvations } == 0)
    await player.stop()
  }

  @Test func `a sound server that ran dry and waits for more than is kept queued is given it`() async throws {
    let bench = Bench()
    bench.state.withLock { ($0.capacityFrames, $0.prebufferFrames) = (441, 331) }
    let player = try Player { bench.output() }
    var listener = Listener(player)
    player.play(ramp(8000), id: PassageID(1))
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    await player.stop()
  }

  private func check(_ detector: inout StallDetector, heard: Int, isWaiting: Bool = true, at time: Int64)
    throws
  {
    try detector.check(heard: heard, isWaiting: isWaiting, at: time, timeout: 1000, name: "headset")
  }
}
