// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Synchronization
import Testing

@testable import Sound

/// What a device holds of a secret when everyone begins to listen is taken back before it is heard; and what a device that
/// holds long has of a passage that is silenced.
@Suite(.promptly, .timeLimit(.minutes(20)))
struct RecallTests {
  let bench = Bench()

  @Test(arguments: [100_000, 150]) func `no sample of a secret is heard after everyone began to listen`(
    length: Int
  )
    async throws
  {
    let player = try start()
    var listener = Listener(player)
    player.play(secret(length), id: PassageID(1), secrecy: .secret)
    await bench.untilHeld(sound: 150)
    bench.play(secrets: 100)
    #expect(await listener.began(PassageID(1)))
    player.setPrivacy(.everyone)
    let end = try #require(await listener.end(of: PassageID(1)))
    #expect(!end.complete && end.played == 100)
    player.play(prompt(500), id: PassageID(2))
    bench.state.withLock { $0.runs = true }
    #expect(await listener.end(of: PassageID(2))?.complete == true)
    await player.stop()
    #expect(bench.state.withLock { $0.heardSecrets } == 100)
  }

  @Test func `a secret that the device holds and has not begun is never heard`() async throws {
    let player = try start()
    var listener = Listener(player)
    player.play(prompt(50), id: PassageID(1))
    player.play(secret(150), id: PassageID(2), secrecy: .secret)
    await bench.untilHeld(sound: 200)
    player.setPrivacy(.everyone)
    let end = try #require(await listener.end(of: PassageID(2)))
    #expect(!end.complete && end.played == 0)
    bench.state.withLock { $0.runs = true }
    player.play(prompt(500), id: PassageID(3))
    #expect(await listener.end(of: PassageID(3))?.complete == true)
    await player.stop()
    #expect(bench.state.withLock { $0.heardSecrets } == 0)
  }

  @Test func `a device that is waking up and guesses what was heard gives back all it has`() async throws {
    bench.state.withLock {
      $0.capacityFrames = 330
      $0.guesses = true
    }
    let player = try start(keepAwake: .seconds(600))
    var listener = Listener(player)
    player.play(secret(200), id: PassageID(1), secrecy: .secret)
    await bench.untilHeld(frames: 330)
    player.setPrivacy(.everyone)
    await bench.untilGivenBack()
    bench.state.withLock { ($0.guesses, $0.runs) = (false, true) }
    player.play(prompt(500), id: PassageID(2))
    #expect(await listener.end(of: PassageID(2))?.complete == true)
    await player.stop()
    #expect(bench.state.withLock { $0.heardSecrets } == 0)
  }

  @Test func `what everyone may hear plays on, and a secret heard before does not cut it`() async throws {
    let player = try start()
    var listener = Listener(player)
    bench.state.withLock { $0.runs = true }
    player.play(secret(400), id: PassageID(1), secrecy: .secret)
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    bench.state.withLock { $0.runs = false }
    player.play(prompt(1000), id: PassageID(2))
    await bench.untilHeld(sound: 150)
    player.setPrivacy(.everyone)
    bench.state.withLock { $0.runs = true }
    #expect(await listener.end(of: PassageID(2))?.complete == true)
    await player.stop()
  }

  @Test func `a device that holds long gives back what was silenced, and plays what was begun after it`()
    async throws
  {
    let player = try start(buffer: .milliseconds(200))
    var listener = Listener(player)
    player.play(secret(2000), id: PassageID(1))
    player.play(secret(100_000), id: PassageID(2))
    await bench.untilHeld(sound: 3000)
    bench.play(secrets: 100)
    player.silence()
    player.play(prompt(500), id: PassageID(3))
    let end = try #require(await listener.end(of: PassageID(1)))
    #expect(!end.complete && end.played == 100)
    #expect(await listener.end(of: PassageID(2))?.played == 0)
    bench.state.withLock { $0.runs = true }
    #expect(await listener.end(of: PassageID(3))?.complete == true)
    await player.stop()
    #expect(bench.state.withLock { $0.heardSecrets } == 100)
  }

  @Test func `a device that can be rewound fades from where it stands`() async throws {
    bench.state.withLock { $0.rewindsTo = 22 }
    let player = try start(keepAwake: .seconds(600), buffer: .milliseconds(200))
    var listener = Listener(player)
    player.play(ramp(100_000), id: PassageID(1))
    await bench.untilHeld(sound: 3000)
    bench.state.withLock { while $0.queue.first != 500 { $0.play(1) } }
    player.silence()
    let end = try #require(await listener.end(of: PassageID(1)))
    #expect(!end.complete && end.played == 521)
    let faded = ramp(Fade.frameCount, from: 522).enumerated().map { Fade.apply($0, to: $1) }
    await bench.untilHeld(frames: Renderer.periodFrames + 22)
    #expect(bench.state.withLock { $0.queue.starts(with: ramp(22, from: 500) + faded + [0, 0]) })
    bench.state.withLock { $0.runs = true }
    await player.stop()
  }

  @Test func `a device that holds little plays it to the end, and a fade`() async throws {
    let player = try start()
    var listener = Listener(player)
    player.play(prompt(100_000), id: PassageID(1))
    await bench.untilHeld(sound: 150)
    let held = bench.state.withLock { $0.queue.count { $0 != 0 } }
    player.silence()
    bench.state.withLock { $0.runs = true }
    #expect(try #require(await listener.end(of: PassageID(1))).played >= held)
    await player.stop()
  }

  // MARK: - Hands

  /// A player whose device plays by hand.
  private func start(keepAwake: Duration = .zero, buffer: Duration = .milliseconds(20)) throws -> Player {
    var options = Player.Options.patient
    options.keepAwake = keepAwake
    options.buffer = buffer
    bench.state.withLock { $0.runs = false }
    let bench = bench
    return try Player(options: options) { bench.output() }
  }
}

extension Bench {
  /// Waits until the device holds at least so many frames.
  fileprivate func untilHeld(frames: Int) async {
    while state.withLock({ $0.queue.count < frames }) { try? await Task.sleep(for: .milliseconds(1)) }
  }

  /// The same of frames that are no silence: some may come before the sound.
  fileprivate func untilHeld(sound frames: Int) async {
    while state.withLock({ $0.queue.count { $0 != 0 } < frames }) {
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Plays until so many secret samples were heard, which the device holds.
  fileprivate func play(secrets count: Int) {
    state.withLock { while $0.heardSecrets < count, !$0.queue.isEmpty { $0.play(1) } }
  }

  /// Waits until the device holds nothing secret.
  fileprivate func untilGivenBack() async {
    while state.withLock({ $0.queue.contains(secretSample) }) { try? await Task.sleep(for: .milliseconds(1)) }
  }
}
