// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Sound
import Testing

@Suite(.promptly) struct PlayerTests {
  @Test func `an unpaced WAV holds the passages and nothing else`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .unpacedWAV(path: scratch.path("a.wav")), options: .patient)
    var listener = Listener(player)
    player.play(ramp(1000), id: PassageID(1))
    player.begin(PassageID(2))
    for piece in 0..<10 { #expect(player.append(ramp(300, from: 1 + 300 * piece), to: PassageID(2))) }
    player.finish(PassageID(2))
    let first = try #require(await listener.end(of: PassageID(1)))
    let second = try #require(await listener.end(of: PassageID(2)))
    await player.stop()
    #expect(first == (0, 1000, true, 1000))
    #expect(second == (1000, 4000, true, 3000))
    #expect(try Scratch.samples(ofWAV: scratch.path("a.wav")) == ramp(1000) + ramp(3000))
  }

  @Test func `a paced WAV holds a passage where its events say`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .wav(path: scratch.path("a.wav")), options: .patient)
    var listener = Listener(player)
    player.play(ramp(2000), id: PassageID(1))
    let end = try #require(await listener.end(of: PassageID(1)))
    await player.stop()
    let samples = try Scratch.samples(ofWAV: scratch.path("a.wav"))
    #expect(end.to - end.from == 2000)
    #expect(samples[end.from..<end.to] == ramp(2000)[...])
    #expect(samples[..<end.from].allSatisfy { $0 == 0 })
    #expect(samples[end.to...].allSatisfy { $0 == 0 })
  }

  @Test func `silence ends every passage begun before it and none begun after`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .wav(path: scratch.path("a.wav")), options: .patient)
    var listener = Listener(player)
    player.play(ramp(200_000), id: PassageID(1))
    player.play(ramp(200_000), id: PassageID(2))
    _ = await listener.next()
    player.silence()
    player.play(ramp(500), id: PassageID(3))
    let first = try #require(await listener.end(of: PassageID(1)))
    let second = try #require(await listener.end(of: PassageID(2)))
    let third = try #require(await listener.end(of: PassageID(3)))
    await player.stop()
    let samples = try Scratch.samples(ofWAV: scratch.path("a.wav"))
    #expect(!first.complete && first.played == first.to - first.from)
    #expect(!second.complete && second.played == 0)
    #expect(third.complete)
    #expect(samples[first.to..<third.from].allSatisfy { $0 == 0 })
    #expect(samples[third.from..<third.to] == ramp(500)[...])
  }

  @Test func `a passage that was silenced takes no more samples`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .unpacedWAV(path: scratch.path("a.wav")), options: .patient)
    player.begin(PassageID(1))
    player.silence()
    #expect(!player.append(ramp(100), to: PassageID(1)))
    player.play(ramp(100), id: PassageID(2))
    var listener = Listener(player)
    let first = try #require(await listener.end(of: PassageID(1)))
    #expect(!first.complete)
    #expect(first.played == 0)
    #expect(await listener.end(of: PassageID(2))?.complete == true)
    await player.stop()
    #expect(try Scratch.samples(ofWAV: scratch.path("a.wav")) == ramp(100))
  }

  @Test
  func `what was asked for before a silence does not begin after it, and one silence does for two who ask`()
    async throws
  {
    let scratch = try Scratch()
    let player = try Player(output: .unpacedWAV(path: scratch.path("a.wav")), options: .patient)
    var listener = Listener(player)
    let before = player.silences
    #expect(player.silence() == before + 1)
    player.begin(PassageID(1), after: before)
    #expect(await listener.next() == .refused(PassageID(1), .silenced))
    #expect(player.silence(after: before) == nil)
    #expect(player.silences == before + 1)
    player.begin(PassageID(2), after: before + 1)
    #expect(player.append(ramp(100), to: PassageID(2)))
    player.finish(PassageID(2))
    #expect(await listener.end(of: PassageID(2))?.complete == true)
    #expect(player.silence(after: before + 1) == before + 2)
    await player.stop()
    #expect(try Scratch.samples(ofWAV: scratch.path("a.wav")) == ramp(100))
  }

  @Test func `a passage past the capacity ends incomplete`() async throws {
    let scratch = try Scratch()
    var options = Player.Options.patient
    options.capacity = .milliseconds(10)
    let player = try Player(output: .unpacedWAV(path: scratch.path("a.wav")), options: options)
    player.begin(PassageID(1))
    #expect(!player.append(ramp(1000), to: PassageID(1)))
    var listener = Listener(player)
    #expect(await listener.end(of: PassageID(1))?.complete == false)
  }

  @Test func `stopping ends what plays, and then the events`() async throws {
    let scratch = try Scratch()
    let player = try Player(output: .wav(path: scratch.path("a.wav")), options: .patient)
    var listener = Listener(player)
    player.play(ramp(200_000), id: PassageID(1))
    _ = await listener.next()
    await player.stop()
    let end = try #require(await listener.end(of: PassageID(1)))
    #expect(!end.complete)
    #expect(end.played < 200_000)
    #expect(await listener.next() == nil)
  }

  @Test func `a file that cannot be written is named`() {
    #expect(throws: SoundError.file(path: "/nowhere/a.wav", code: ENOENT)) {
      try Player(output: .wav(path: "/nowhere/a.wav"))
    }
  }
}
