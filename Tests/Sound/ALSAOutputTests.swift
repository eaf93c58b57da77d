// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Sound
import Testing

/// Against libasound itself; its `null` and `file` plugins stand for the card.
@Suite(.promptly) struct ALSAOutputTests {
  init() { Self.useOwnConfiguration }

  @Test func `a passage reaches libasound sample by sample, where its events say`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .alsa(name: "tofile:\(scratch.path("a.raw"))"), options: .patient)
    var listener = Listener(player)
    player.play(ramp(3000), id: PassageID(1))
    player.play(ramp(700, from: 4000), id: PassageID(2))
    let first = try #require(await listener.end(of: PassageID(1)))
    let second = try #require(await listener.end(of: PassageID(2)))
    await player.stop()
    let samples = try Scratch.samples(ofRaw: scratch.path("a.raw"))
    #expect(first.complete && second.complete)
    #expect(samples[first.from..<first.to] == ramp(3000)[...])
    #expect(samples[second.from..<second.to] == ramp(700, from: 4000)[...])
  }

  @Test func `libasound converts for a card that wants another rate and two channels`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .alsa(name: "stereo48:\(scratch.path("a.raw"))"), options: .patient)
    var listener = Listener(player)
    player.play(Array(repeating: 5000, count: 2205), id: PassageID(1))
    _ = await listener.end(of: PassageID(1))
    await player.stop()
    let samples = try Scratch.samples(ofRaw: scratch.path("a.raw"))
    let loud = samples.count { $0 > 2500 }
    #expect((9000...10_200).contains(loud))
  }

  @Test func `silence discards what libasound has not been given`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .alsa(name: "tofile:\(scratch.path("a.raw"))"), options: .patient)
    var listener = Listener(player)
    player.play(ramp(200_000), id: PassageID(1))
    _ = await listener.next()
    player.silence()
    let end = try #require(await listener.end(of: PassageID(1)))
    await player.stop()
    let samples = try Scratch.samples(ofRaw: scratch.path("a.raw"))
    #expect(!end.complete)
    #expect(samples[end.to...].allSatisfy { $0 == 0 })
  }

  @Test func `a device without a clock is played in real time all the same`() async throws {
    let player = try Player(output: .alsa(name: "null"), options: .patient)
    var listener = Listener(player)
    let clock = ContinuousClock()
    let start = clock.now
    player.play(Array(repeating: 1, count: SampleFormat.rate), id: PassageID(1))
    #expect(await listener.end(of: PassageID(1))?.complete == true)
    #expect(clock.now - start > .milliseconds(500))
    await player.stop()
  }

  @Test func `a device that is not there is named`() {
    #expect(throws: SoundError.missing(output: "alsa:nobody")) { try Player(output: .alsa(name: "nobody")) }
  }

  @Test func `a player that may wait starts without its device and refuses until it is there`() async throws {
    var options = Player.Options.patient
    options.waitsForOutput = true
    let player = try Player(output: .alsa(name: "nobody"), options: options)
    var listener = Listener(player)
    #expect(await listener.next() == .lost(.missing(output: "alsa:nobody")))
    player.play(.click, id: PassageID(1))
    #expect(await listener.next() == .refused(PassageID(1), .outputLost))
    await player.stop()
  }

  @Test func `an output made in place of another takes no other device under the same name`() throws {
    defer { unlink(Self.changing) }
    try Self.change(to: "type null")
    let make = OutputDescription.alsa(name: "changing").outputs(buffer: .milliseconds(60))
    let (first, second) = (make(), make())
    try first.open()
    try Self.change(to: "type file slave.pcm null file /dev/null format raw")
    #expect(throws: SoundError.replaced(output: "alsa:changing")) { try second.open() }
    first.close()
    #expect(throws: SoundError.replaced(output: "alsa:changing")) { try first.open() }
    try Self.change(to: "type null")
    try second.open()
    second.close()
  }

  /// Says anew what the PCM `changing` is. libasound reads a file again that is another one than before.
  private static func change(to definition: String) throws {
    try Data("pcm.changing { \(definition) }\n".utf8).write(to: URL(filePath: changing), options: .atomic)
  }

  /// The second of the files that libasound reads; it need not be there.
  private static let changing = FileManager.default.temporaryDirectory.appending(
    path: "sound-\(getpid()).conf"
  ).path

  /// Read by libasound at its first use in this process: alsa-lib's conf.c, ALSA_CONFIG_PATH.
  static let useOwnConfiguration: Void = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Configurations/alsa.conf"
    ).path
    setenv("ALSA_CONFIG_PATH", "\(path):\(changing)", 1)
  }()
}
