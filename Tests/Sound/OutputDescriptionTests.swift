// SPDX-License-Identifier: GPL-3.0-or-later

import Sound
import Testing

struct OutputDescriptionTests {
  @Test(arguments: [
    ("alsa:default", OutputDescription.alsa(name: "default")),
    ("alsa:plughw:CARD=headset,DEV=0", .alsa(name: "plughw:CARD=headset,DEV=0")),
    ("wav:/tmp/a b.wav", .wav(path: "/tmp/a b.wav")),
    ("wav-unpaced:a.wav", .unpacedWAV(path: "a.wav")),
  ])
  func `an output is read as it is written`(text: String, output: OutputDescription) throws {
    #expect(try OutputDescription(parsing: text) == output)
    #expect(output.description == text)
  }

  @Test(arguments: ["", "alsa", "alsa:", "wav:", "pulse:x", "default", "WAV:a"])
  func `anything else is refused by name`(text: String) {
    #expect(throws: SoundError.unknownOutput(text)) { try OutputDescription(parsing: text) }
  }
}
