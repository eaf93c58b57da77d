// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Sound
import Synchronization
import Testing

/// Counts secret samples in the wrong place, in every way a device can fail: there are none.
@Suite(.promptly, .timeLimit(.minutes(20)))
struct LeakTests {
  struct Scenario: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fault: Bench.Fault
    var refusals: [SoundError] = []
    var impostors: [String] = []
    /// Noticed by its standing still alone.
    var isStuck: Bool { fault == .freeze || fault == .hang }
  }

  static let headset = "headset"
  static let scenarios: [Scenario] = [
    Scenario(testDescription: "unplugged", fault: .error(.gone(output: headset))),
    Scenario(
      testDescription: "unplugged for long", fault: .error(.gone(output: headset)),
      refusals: Array(repeating: .missing(output: headset), count: 3)),
    Scenario(testDescription: "the machine slept", fault: .error(.suspended(output: headset))),
    Scenario(
      testDescription: "taken by another program", fault: .error(.gone(output: headset)),
      refusals: Array(repeating: .busy(output: headset), count: 3)),
    Scenario(
      testDescription: "the sound server restarts", fault: .error(.device(output: headset, code: -104)),
      refusals: [.missing(output: headset), .device(output: headset, code: -111)]),
    Scenario(
      testDescription: "another device under its name", fault: .error(.gone(output: headset)),
      impostors: ["loudspeaker", "television"]),
    Scenario(
      testDescription: "back with another format", fault: .error(.gone(output: headset)),
      refusals: [.unsuitable(output: headset)]),
    Scenario(testDescription: "standing still", fault: .freeze),
    Scenario(testDescription: "hanging in a call", fault: .hang),
    Scenario(
      testDescription: "another device in place of one that hangs", fault: .hang,
      impostors: ["loudspeaker", "television"]),
  ]

  @Test(arguments: scenarios)
  func `no secret sample goes anywhere after a loss, nor ever to another device`(scenario: Scenario)
    async throws
  {
    let bench = Bench()
    var options = Player.Options.patient
    options.keepAwake = .zero
    if scenario.isStuck { options.stallTimeout = .seconds(4) }
    let player = try Player(options: options) { bench.output() }
    var listener = Listener(player)
    bench.state.withLock { $0.runs = false }
    player.play(secret(100_000), id: PassageID(1), secrecy: .secret)
    player.play(secret(100_000), id: PassageID(2), secrecy: .secret)
    bench.strike(scenario.fault, after: 5000, refusing: scenario.refusals, offering: scenario.impostors)
    bench.state.withLock { $0.runs = true }
    #expect(await listener.find { if case .lost = $0 { true } else { false } })
    let given = bench.secretCount
    if scenario.isStuck {
      bench.strike(nil, offering: scenario.impostors)
    }
    #expect(await listener.find { $0 == .back })
    player.play(prompt(2000), id: PassageID(3))
    #expect(await listener.end(of: PassageID(3))?.complete == true)
    await player.stop()
    bench.letGo()
    #expect(bench.secretCount == given)
    #expect(Set(bench.state.withLock { $0.opened }) == ["headset"])
    #expect(Set(bench.state.withLock { $0.secrets }.keys) == ["headset"])
  }

  @Test func `no secret sample is played aloud without being asked for, whatever comes back`() async throws {
    let bench = Bench()
    var options = Player.Options.patient
    options.keepAwake = .zero
    let player = try Player(options: options) { bench.output() }
    var listener = Listener(player)
    bench.strike(.error(.gone(output: "headset")), after: 5000)
    player.play(secret(100_000), id: PassageID(1), secrecy: .secret)
    #expect(await listener.find { if case .lost = $0 { true } else { false } })
    player.setPrivacy(.everyone)
    #expect(await listener.find { $0 == .back })
    let given = bench.secretCount
    player.play(secret(500), id: PassageID(2), secrecy: .secret)
    #expect(await listener.next() == .refused(PassageID(2), .everyoneListens))
    await player.stop()
    #expect(bench.secretCount == given)
  }
}
