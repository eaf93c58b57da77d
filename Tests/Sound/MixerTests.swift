// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Testing

@testable import Sound

/// Whether what is played can be heard, as the mixer has it.
@Suite(.timeLimit(.minutes(20))) struct MixerTests {
  init() { ALSAOutputTests.useOwnConfiguration }

  @Test(arguments: [
    ([], nil), ([("Mic", true), ("Sidetone", true)], nil), ([("Headset", true)], true),
    ([("Headset", false), ("Mic", true)], false), ([("Master", true), ("Headphone", false)], true),
    ([("Master", false), ("Headphone", true), ("Speaker", false)], false),
    ([("Master", false), ("Headphone", true), ("Speaker", true)], true), ([("PCM", true)], true),
    ([("PCM", false)], false),
  ])
  func `an output is silent where every way out of it is`(elements: [(String, Bool)], verdict: Bool?) {
    #expect(Mixer.verdict(on: elements.map { Mixer.Element(name: $0.0, isSilent: $0.1) }) == verdict)
  }

  @Test(arguments: [
    ([("Master", true), ("Headphone", false)], ["Master"]),
    ([("PCM", true), ("Headset", true)], ["PCM", "Headset"]),
    ([("Headphone", true), ("Speaker", true)], ["Headphone"]),
    ([("Line Out", true), ("Speaker", true)], ["Speaker"]),
    ([("Headphone", true), ("Speaker", false)], []), ([("Mic", true)], []),
  ])
  func `what silences is turned up, and of headphones and a loudspeaker the headphones alone`(
    elements: [(String, Bool)], names: [String]
  ) {
    #expect(Mixer.silencing(elements.map { Mixer.Element(name: $0.0, isSilent: $0.1) }) == names)
  }

  @Test func `a file has no mixer, and a name that is nobody's neither`() {
    #expect(Mixer.isSilent(.wav(path: "x.wav")) == nil)
    #expect(Mixer.isSilent(.alsa(name: "plughw:CARD=None,DEV=0")) == nil)
    #expect(Mixer.isSilent(.alsa(name: "null")) == nil)
  }

  @Test(.enabled(if: Peer.isWanted(program: "pulseaudio"), "needs pulseaudio and libasound2-plugins"))
  func `the sink of a sound server is told to be muted, at nothing, or heard`() async throws {
    let scratch = try Scratch()
    let server = try SoundServer(in: scratch.folder.path)
    try await server.answers()
    let output = OutputDescription.alsa(name: "served:\(server.address)")
    #expect(Mixer.isSilent(output) == false)
    try await server.ask("set-sink-mute", "headset", "1")
    #expect(Mixer.isSilent(output) == true)
    try await server.ask("set-sink-mute", "headset", "0")
    #expect(Mixer.isSilent(output) == false)
    try await server.ask("set-sink-volume", "headset", "0%")
    #expect(Mixer.isSilent(output) == true)
    try await server.ask("set-sink-volume", "headset", "5%")
    #expect(Mixer.isSilent(output) == false)
    try await server.ask("set-sink-mute", "headset", "1")
    try await server.ask("set-sink-volume", "headset", "0%")
    #expect(Mixer.turnUp(output) == true)
    #expect(Mixer.isSilent(output) == false)
    await server.kill()
    #expect(Mixer.isSilent(output) == nil)
    #expect(Mixer.turnUp(output) == nil)
  }

  @Test(.enabled(if: Peer.isWanted(program: "pulseaudio"), "needs pulseaudio and libasound2-plugins"))
  func `each change of the sink is told once, and a server that comes again has its own`() async throws {
    let scratch = try Scratch()
    let server = try SoundServer(in: scratch.folder.path)
    try await server.answers()
    let watch = MixerWatch(output: .alsa(name: "served:\(server.address)"))
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == false)
    try await server.ask("set-sink-mute", "headset", "1")
    #expect(await changes.next() == true)
    try await server.ask("set-sink-volume", "headset", "50%")
    try await server.ask("set-sink-mute", "headset", "0")
    #expect(await changes.next() == false)
    try await server.ask("set-sink-volume", "headset", "0")
    #expect(await changes.next() == true)
    #expect(watch.isSilent == true)
    await server.kill()
    #expect(await changes.next() == false)
    let again = try SoundServer(in: scratch.folder.path)
    try await again.answers()
    watch.lookAgain()
    while watch.isSilent == nil { try await Task.sleep(for: .milliseconds(5)) }
    try await again.ask("set-sink-mute", "headset", "1")
    #expect(await changes.next() == true)
    watch.stop()
    #expect(await changes.next() == nil)
    await again.kill()
  }
}
