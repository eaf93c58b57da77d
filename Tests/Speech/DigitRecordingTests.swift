// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

@Synthesis
@Suite struct DigitRecordingTests {
  private let recordings = DigitRecordings()

  @Test func `a digit is synthesized once in a voice`() async throws {
    let voice = try await voice()
    // The voice breathes at random: made again it would be other samples.
    let first = try recordings.recording(of: Self.script("seven"), in: voice).samples
    let again = try recordings.recording(of: Self.script("seven"), in: voice).samples
    #expect((first == again) == true)
    #expect(try (recordings.recording(of: Self.script("six"), in: voice).samples == first) == false)
  }

  @Test func `a digit in another voice, or faster, is another recording`() async throws {
    var voice = try await voice()
    let slow = try recordings.recording(of: Self.script("nine"), in: voice).samples
    voice.rate = 400
    let fast = try recordings.recording(of: Self.script("nine"), in: voice).samples
    #expect(fast.count < slow.count)
  }

  @Test func `many voices do not fill the memory, and a digit is there after them`() async throws {
    var voice = try await voice()
    for pitch in 0..<99 {
      voice.pitch = pitch
      #expect(try !recordings.recording(of: Self.script("two"), in: voice).samples.isEmpty)
      #expect(recordings.count <= 60)
    }
  }

  private func voice() async throws -> VoiceSettings.Voice {
    _ = try await Synthesizer()
    return try TestLanguage.phrasebook(.english).settings.prompt
  }

  private static func script(_ word: String) -> ClauseScript {
    ClauseScript(Utterance.Clause(words: [SpokenWord(word, isDigit: true)], ending: .digit))
  }
}
