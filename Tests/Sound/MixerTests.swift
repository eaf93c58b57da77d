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
    func pactl(_ arguments: String...) async throws {
      let end = await (try Child(["pactl", "--server=\(server.address)"] + arguments)).end()
      try #require(end.status == 0, "\(end.errors)")
    }
    #expect(Mixer.isSilent(output) == false)
    try await pactl("set-sink-mute", "headset", "1")
    #expect(Mixer.isSilent(output) == true)
    try await pactl("set-sink-mute", "headset", "0")
    #expect(Mixer.isSilent(output) == false)
    try await pactl("set-sink-volume", "headset", "0%")
    #expect(Mixer.isSilent(output) == true)
    try await pactl("set-sink-volume", "headset", "5%")
    #expect(Mixer.isSilent(output) == false)
    await server.kill()
    #expect(Mixer.isSilent(output) == nil)
  }
}
