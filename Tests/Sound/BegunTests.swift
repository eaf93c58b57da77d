// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Sound
import Synchronization
import Testing

/// A passage begins before its samples are there: the device is made ready meanwhile.
@Suite(.promptly, .timeLimit(.minutes(20)))
struct BegunTests {
  let bench = Bench()

  @Test func `a device at rest is made ready for words on their way and starts with them`() async throws {
    let player = try start()
    var listener = Listener(player)
    for number in 1...3 as ClosedRange<UInt64> {
      let id = PassageID(number)
      bench.state.withLock { state in
        state.onReady = { [weak player] in player?.append(ramp(150), to: id) }
      }
      player.begin(id)
      await bench.untilHeld(sound: 150)
      // Nothing is before the words.
      #expect(bench.state.withLock { Array($0.queue.prefix(150)) } == ramp(150))
      player.finish(id)
      bench.state.withLock { $0.runs = true }
      #expect(await listener.end(of: id)?.complete == true)
      bench.state.withLock { $0.runs = false }
    }
    await player.stop()
  }

  @Test func `words that are long on their way find a headset that silence woke up`() async throws {
    let player = try start()
    var listener = Listener(player)
    player.begin(PassageID(1))
    await bench.untilHeld(silence: 1)
    player.append(ramp(300), to: PassageID(1))
    player.finish(PassageID(1))
    bench.state.withLock { $0.runs = true }
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    await player.stop()
  }

  /// A player whose device plays when it is told to.
  private func start() throws -> Player {
    var options = Player.Options.patient
    options.keepAwake = .zero
    bench.state.withLock { $0.runs = false }
    let bench = bench
    return try Player(options: options) { bench.output() }
  }
}

extension Bench {
  fileprivate func untilHeld(sound frames: Int) async {
    await until { $0.queue.count { $0 != 0 } >= frames }
  }

  fileprivate func untilHeld(silence frames: Int) async {
    await until { $0.queue.count { $0 == 0 } >= frames }
  }

  private func until(_ isSo: @Sendable (State) -> Bool) async {
    while !state.withLock({ isSo($0) }) { try? await Task.sleep(for: .milliseconds(1)) }
  }
}
