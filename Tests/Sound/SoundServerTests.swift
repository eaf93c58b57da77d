// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Glibc
import Testing

@testable import Sound

/// A real PulseAudio with a null sink, of this test's own, that dies and comes again beneath the player.
@Suite(
  .promptly, .timeLimit(.minutes(20)),
  .enabled(if: Peer.isWanted(program: "pulseaudio"), "needs pulseaudio and libasound2-plugins"))
struct SoundServerTests {
  init() { ALSAOutputTests.useOwnConfiguration }

  @Test func `a sound server that dies ends the passage, and the next one plays on`() async throws {
    let scratch = try Scratch()
    var options = Player.Options()
    options.waitsForOutput = true
    // With the patience of the daemon: a null sink that nobody records has two seconds of silence ahead of the first
    // sound, which is a device that wakes up, and none that is stuck.
    let player = try Player(output: .alsa(name: "served:unix:\(scratch.path("native"))"), options: options)
    var listener = Listener(player)
    #expect(await listener.find { if case .lost = $0 { true } else { false } })
    for number in 1...2 as ClosedRange<UInt64> {
      let server = try SoundServer(in: scratch.folder.path)
      #expect(await listener.find { $0 == .back })
      player.play(ramp(400), id: PassageID(2 * number - 1), secrecy: .secret)
      #expect(await listener.end(of: PassageID(2 * number - 1))?.complete == true)
      let long = try #require(await Self.begin(player, &listener, first: 10 * number))
      server.process.send(SIGKILL)
      let end = try #require(await listener.end(of: long))
      #expect(!end.complete && end.played < 400_000)
      #expect(await listener.find { if case .lost = $0 { true } else { false } })
      // Nothing is kept for whoever plays next.
      player.play(ramp(400), id: PassageID(100 + number), secrecy: .secret)
      let refusal = PlayerEvent.refused(PassageID(100 + number), .outputLost)
      #expect(await listener.find { $0 == refusal })
      await server.kill()
    }
    await player.stop()
  }

  /// Plays a long passage until it is heard: on a machine so busy that the server itself stands still for a second, one
  /// may be lost before that, and the player finds the server again.
  private static func begin(_ player: Player, _ listener: inout Listener, first: UInt64) async -> PassageID? {
    for id in (first..<first + 3).map({ PassageID($0) }) {
      player.play(ramp(400_000), id: id, secrecy: .secret)
      events: while let event = await listener.next() {
        switch event {
        case .began(id, _): return id
        case .ended(id, _, _, _, _), .refused(id, _): break events
        default: continue
        }
      }
      guard await listener.find({ $0 == .back }) else { return nil }
    }
    return nil
  }

  /// Then nothing wakes this process, and the next words wait for a stream alone.
  @Test func `at a rest the sound server has a connection and no stream, and may be another one after it`()
    async throws
  {
    let scratch = try Scratch()
    let output = OutputDescription.alsa(name: "served:unix:\(scratch.path("native"))").outputs(
      buffer: .milliseconds(20))()
    for _ in 1...3 {
      let server = try SoundServer(in: scratch.folder.path)
      try await server.answers()
      try output.makeReady()
      try output.catchUp()
      let taken = try output.write(ramp(100).span)
      #expect(taken == 100)
      #expect(try await Self.count("sink-inputs", of: server) == 1)
      try output.rest()
      #expect(try await Self.count("sink-inputs", of: server) == 0)
      #expect(try await Self.count("clients", of: server) == 1)
      await server.kill()
    }
    #expect(throws: SoundError.self) { try output.makeReady() }
    output.close()
  }

  /// How many it has of a kind that came through libasound.
  private static func count(_ kind: String, of server: SoundServer) async throws -> Int {
    try await server.list(kind).count { $0.contains("application.name = \"ALSA") }
  }

  /// A wireless headset: the server takes sound a tenth of a second before it is heard. Here its way leads over a second
  /// server, which is recorded. On a busy machine a server runs dry now and then, so one passage of some must come whole.
  @Test func `a passage comes whole to a headset that is far behind the server`() async throws {
    let scratch = try Scratch()
    var options = Player.Options.patient
    options.waitsForOutput = true
    let player = try Player(output: .alsa(name: "served:unix:\(scratch.path("native"))"), options: options)
    var listener = Listener(player)
    let far = try SoundServer(in: scratch.folder.path, socket: "far")
    try await far.answers()
    let near = try SoundServer(
      in: scratch.folder.path,
      sink: "module-tunnel-sink server=\(far.address) rate=22050 channels=1 format=s16le")
    let recorder = try Child([
      "parec", "--server=\(far.address)", "--device=headset.monitor", "--format=s16le",
      "--rate=22050", "--channels=1", "--raw", scratch.path("heard"),
    ])
    #expect(await listener.find { $0 == .back })
    let passage = ramp(9000)
    var isWhole = false
    for number in 1...20 as ClosedRange<UInt64> where !isWhole {
      player.play(passage, id: PassageID(number))
      guard await listener.end(of: PassageID(number)) != nil else { break }
      isWhole = await Self.recorded(passage, in: scratch.path("heard"))
    }
    #expect(isWhole)
    await player.stop()
    for child in [far.process, near.process, recorder] { child.send(SIGKILL) }
  }

  /// Whether a passage that has just ended was recorded without a hole: looks until a second more was.
  private static func recorded(_ passage: [Int16], in path: String) async -> Bool {
    var enough: Int?
    while true {
      let heard = (try? Scratch.samples(ofRaw: path)) ?? []
      if heard.indices.contains(where: { heard[$0] == passage[0] && heard[$0...].starts(with: passage) }) {
        return true
      }
      enough = enough ?? heard.count + 22_050
      if heard.count > enough ?? 0 { return false }
      try? await Task.sleep(for: .milliseconds(50))
    }
  }
}
