// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Sound
import Synchronization
import Testing

/// One rule for each way a device can fail, on devices that fail when told to.
@Suite(.promptly, .timeLimit(.minutes(20)))
struct FaultTests {
  let bench = Bench()
  let gone = SoundError.gone(output: "headset")

  @Test func `an underrun is told, and the passage is heard to its end`() async throws {
    let (player, _) = try start()
    var listener = Listener(player)
    bench.strike(.underrun)
    player.play(secret(4000), id: PassageID(1))
    #expect(await listener.find { $0 == .fault(.underrun(output: "headset")) })
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    #expect(bench.secretCount == 4000)
    await player.stop()
  }

  @Test(arguments: [
    SoundError.gone(output: "headset"), .suspended(output: "headset"), .busy(output: "headset"),
    .device(output: "headset", code: -71),
  ])
  func `a device that is lost keeps the place, and is found again`(error: SoundError) async throws {
    let (player, _) = try start()
    var listener = Listener(player)
    bench.state.withLock { $0.runs = false }
    player.play(secret(100_000), id: PassageID(1), secrecy: .secret)
    player.play(secret(100), id: PassageID(2), secrecy: .secret)
    bench.strike(.error(error), after: 5000)
    bench.state.withLock { $0.runs = true }
    let end = try #require(await listener.end(of: PassageID(1)))
    #expect(!end.complete && end.played == end.to - end.from && end.played < 100_000)
    #expect(await listener.next() == .refused(PassageID(2), .outputLost))
    #expect(await listener.next() == .lost(error))
    #expect(await listener.next() == .back)
    player.play(secret(300), id: PassageID(3), secrecy: .secret)
    let next = try #require(await listener.end(of: PassageID(3)))
    #expect(next.complete && next.from >= end.to)
    await player.stop()
  }

  @Test func `what is asked for while the device is gone is refused at once`() async throws {
    let (player, _) = try start()
    var listener = Listener(player)
    bench.strike(.error(gone), refusing: Array(repeating: .missing(output: "headset"), count: 100))
    player.play(secret(1000), id: PassageID(1), secrecy: .secret)
    #expect(await listener.find { $0 == .lost(gone) })
    player.play(secret(1000), id: PassageID(2), secrecy: .secret)
    #expect(await listener.next() == .refused(PassageID(2), .outputLost))
    #expect(bench.secretCount <= 110)
    await player.stop()
  }

  @Test func `a device in use is waited for, and that it is in use is said once`() async throws {
    let (player, _) = try start()
    var listener = Listener(player)
    bench.strike(.error(gone), refusing: Array(repeating: .busy(output: "headset"), count: 3))
    player.play(secret(1000), id: PassageID(1))
    #expect(await listener.find { $0 == .lost(gone) })
    #expect(await listener.next() == .busy(.busy(output: "headset")))
    #expect(await listener.next() == .back)
    await player.stop()
  }

  @Test func `why a device cannot be opened again is told once a reason`() async throws {
    let (player, _) = try start()
    var listener = Listener(player)
    let replaced = SoundError.replaced(output: "headset")
    let broken = SoundError.device(output: "headset", code: -71)
    bench.strike(.error(gone), refusing: [replaced, replaced, .missing(output: "headset"), broken, replaced])
    player.play(secret(1000), id: PassageID(1))
    #expect(await listener.find { $0 == .lost(gone) })
    #expect(await listener.next() == .fault(replaced))
    #expect(await listener.next() == .fault(broken))
    #expect(await listener.next() == .back)
    await player.stop()
  }

  @Test func `a device that is never there is said to be lost from the start`() async throws {
    bench.strike(nil, refusing: Array(repeating: .missing(output: "headset"), count: 100))
    let (player, _) = try start { $0.waitsForOutput = true }
    var listener = Listener(player)
    #expect(await listener.next() == .lost(.missing(output: "headset")))
    player.play(.click, id: PassageID(1))
    #expect(await listener.next() == .refused(PassageID(1), .outputLost))
    await player.stop()
  }

  @Test func `a device that stands still is restarted twice and then given up aloud`() async throws {
    let (player, _) = try start { $0.stallTimeout = Self.stallTimeout }
    var listener = Listener(player)
    for attempt in 1...3 {
      bench.strike(.freeze, after: 2000)
      player.play(secret(4000), id: PassageID(UInt64(attempt)))
      #expect(await listener.find { $0 == .lost(.stuck(output: "headset")) })
      bench.strike(nil)
      if attempt < 3 { #expect(await listener.next() == .back) }
    }
    #expect(await listener.next() == .fault(.hopeless(output: "headset")))
    player.play(secret(100), id: PassageID(9))
    #expect(await listener.next() == .refused(PassageID(9), .outputLost))
    await player.stop()
  }

  @Test func `being stuck is forgotten after a second of sound`() async throws {
    let (player, _) = try start { $0.stallTimeout = Self.stallTimeout }
    var listener = Listener(player)
    for attempt in 1...4 {
      bench.strike(.freeze, after: 2000)
      player.play(secret(4000), id: PassageID(UInt64(2 * attempt)))
      #expect(await listener.find { $0 == .lost(.stuck(output: "headset")) })
      bench.strike(nil)
      #expect(await listener.next() == .back)
      player.play(secret(SampleFormat.rate + 2000), id: PassageID(UInt64(2 * attempt + 1)))
      #expect(await listener.end(of: PassageID(UInt64(2 * attempt + 1)))?.complete == true)
    }
    await player.stop()
  }

  @Test func `a call that hangs costs the passage, and another thread finds the device again`() async throws {
    let bench = bench
    let (player, _) = try start { $0.stallTimeout = Self.stallTimeout }
    var listener = Listener(player)
    bench.strike(.hang, after: 5000)
    player.play(secret(100_000), id: PassageID(1), secrecy: .secret)
    #expect(await listener.end(of: PassageID(1))?.complete == false)
    #expect(await listener.next() == .lost(.stuck(output: "headset")))
    bench.strike(nil)
    #expect(await listener.next() == .back)
    let before = bench.secretCount
    bench.letGo()
    player.play(prompt(500), id: PassageID(2))
    #expect(await listener.end(of: PassageID(2))?.complete == true)
    await player.stop()
    #expect(bench.secretCount - before <= 110)
  }

  @Test func `a device that hangs at every opening too is given up aloud`() async throws {
    let (player, bench) = try start { $0.stallTimeout = .milliseconds(50) }
    var listener = Listener(player)
    bench.strike(.hangEverywhere)
    player.play(secret(100_000), id: PassageID(1), secrecy: .secret)
    for _ in 1...3 { #expect(await listener.find { $0 == .lost(.stuck(output: "headset")) }) }
    #expect(await listener.next() == .fault(.hopeless(output: "headset")))
    player.play(secret(100), id: PassageID(2), secrecy: .secret)
    #expect(await listener.next() == .refused(PassageID(2), .outputLost))
    bench.letGo()
    await player.stop()
  }

  @Test func `stopping does not wait for a call that hangs`() async throws {
    let (player, _) = try start()
    var listener = Listener(player)
    bench.strike(.hang, after: 5000)
    player.play(secret(100_000), id: PassageID(1))
    player.play(secret(100_000), id: PassageID(2))
    #expect(await listener.began(PassageID(1)))
    while !bench.isHanging { try await Task.sleep(for: .milliseconds(1)) }
    await player.stop()
    #expect(await listener.end(of: PassageID(1))?.complete == false)
    #expect(await listener.next() == .refused(PassageID(2), .stopped))
    #expect(await listener.next() == nil)
    bench.letGo()
  }

  // MARK: - Hands

  /// Longer than a busy machine keeps a thread from running that has something to do.
  private static let stallTimeout = Duration.seconds(4)

  private func start(_ change: (inout Player.Options) -> Void = { _ in }) throws -> (Player, Bench) {
    var options = Player.Options.patient
    options.keepAwake = .zero
    change(&options)
    let bench = bench
    return (try Player(options: options) { bench.output() }, bench)
  }
}
