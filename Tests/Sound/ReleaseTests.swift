// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Synchronization
import Testing

@testable import Sound

/// A device that rests is let go for others, and a device that holds much is given no silence in the midst of a word.
@Suite(.promptly, .timeLimit(.minutes(20))) struct ReleaseTests {
  let bench = Bench()

  @Test func `a device that rests is let go, and opened again for the next words`() async throws {
    let player = try start()
    var listener = Listener(player)
    for number in 1...3 as ClosedRange<UInt64> {
      player.play(prompt(500), id: PassageID(number))
      #expect(await listener.end(of: PassageID(number))?.complete == true)
      await bench.until { $0.isReleased }
      // More often where a machine so slow gave it a rest in the midst of the words.
      #expect(bench.state.withLock { $0.opened.count } >= Int(number))
    }
    await player.stop()
  }

  @Test func `a device that others have when words come is waited for, and the words after it are heard`()
    async throws
  {
    let player = try start()
    var listener = Listener(player)
    player.play(prompt(500), id: PassageID(1))
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    await bench.until { $0.isReleased }
    bench.strike(nil, refusing: Array(repeating: .busy(output: "headset"), count: 3))
    player.play(prompt(500), id: PassageID(2))
    #expect(await listener.find { $0 == .lost(.busy(output: "headset")) })
    #expect(await listener.find { $0 == .back })
    player.play(prompt(500), id: PassageID(3))
    #expect(await listener.end(of: PassageID(3))?.complete == true)
    await player.stop()
  }

  @Test func `a device that was let go may sleep, which is told once`() async throws {
    let player = try start()
    var listener = Listener(player)
    player.play(prompt(500), id: PassageID(1))
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    await bench.until { $0.isReleased }
    while !player.takeReleased() { await Task.yield() }
    #expect(!player.takeReleased())
    await player.stop()
  }

  @Test func `a piece that is late is heard right after the one before, whatever the device holds`()
    async throws
  {
    bench.state.withLock { $0.runs = false }
    let player = try start(keepAwake: .seconds(600), buffer: .milliseconds(200))
    var listener = Listener(player)
    player.begin(PassageID(1))
    player.append(prompt(1000), to: PassageID(1))
    await bench.until { $0.queue.count >= 1000 }
    // No more is given to it than is due, however often it is asked.
    await bench.untilLooked()
    #expect(bench.state.withLock { $0.queue.count } < 1000 + 2 * Renderer.periodFrames)
    player.append(prompt(1000), to: PassageID(1))
    player.finish(PassageID(1))
    bench.state.withLock { $0.runs = true }
    let end = try #require(await listener.end(of: PassageID(1)))
    #expect(end.complete && end.to - end.from < 2000 + 2 * Renderer.periodFrames)
    await player.stop()
  }

  @Test(arguments: [true, false])
  func `a device that gives nothing back is given little ahead`(canRecall: Bool) async throws {
    bench.state.withLock { ($0.canRecall, $0.runs) = (canRecall, false) }
    let player = try start(buffer: .milliseconds(200))
    player.play(prompt(100_000), id: PassageID(1))
    await bench.until { $0.queue.count >= 200 }
    if canRecall { await bench.until { $0.queue.count >= 3000 } }
    await bench.untilLooked()
    let most = SampleFormat.rate / (canRecall ? 6 : 50)
    #expect(bench.state.withLock { $0.queue.count } <= most)
    bench.state.withLock { $0.runs = true }
    await player.stop()
  }

  private func start(keepAwake: Duration = .zero, buffer: Duration = .milliseconds(20)) throws -> Player {
    var options = Player.Options.patient
    (options.keepAwake, options.buffer, options.releaseAfter) = (keepAwake, buffer, .zero)
    let bench = bench
    bench.state.withLock { $0.isDevice = true }
    return try Player(options: options) { bench.output() }
  }
}

extension Bench {
  /// Waits until its device was asked a few times more how far it is.
  fileprivate func untilLooked() async {
    let looks = state.withLock { $0.looks }
    await until { $0.looks > looks + 3 }
  }

  /// Waits until its device is so.
  fileprivate func until(_ holds: @Sendable (State) -> Bool) async {
    while !state.withLock({ holds($0) }) { try? await Task.sleep(for: .milliseconds(1)) }
  }
}
