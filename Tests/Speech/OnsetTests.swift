// SPDX-License-Identifier: GPL-3.0-or-later

import CEspeakNG
import Children
import Testing

@testable import Speech

/// Where words begin, over all words of the phrase files: eSpeak NG's own samples beside what is left of them.
@Suite(.atLeisure) struct OnsetTests {
  @Test(arguments: ShippedLanguageTests.shipped)
  func `every word begins within a millisecond, and none has lost its onset`(language: LanguageCode)
    async throws
  {
    let settings = try TestLanguage.phrasebook(language).settings
    _ = try await Synthesizer()
    let words = try Self.words(of: language)
    #expect(words.count > 200)
    for word in words {
      let raw = try await RawVoice.samples(of: word, in: settings.prompt)
      var shaper = SilenceShaper()
      let kept = shaper.shape(raw) + shaper.finish()
      let onset = try #require(kept.firstIndex { $0.magnitude > SilenceShaper.threshold }, "\(word)")
      #expect(onset <= Synthesizer.sampleRate / 1000, "\(word) begins after \(onset) samples")
      // What a soft onset (f, h, s, v) would lose: nothing that could be told from the dead zeros before it.
      let lost = raw.prefix(shaper.dropped + onset)
      #expect(
        Self.energy(lost) <= Self.energy(raw.dropFirst(lost.count).prefix(Self.onsetFrames)) / 1000, "\(word)"
      )
      #expect(lost.allSatisfy { $0.magnitude <= SilenceShaper.threshold }, "\(word)")
    }
  }

  /// The first 20 ms that are heard.
  private static let onsetFrames = Synthesizer.sampleRate / 50

  private static func energy(_ samples: some Collection<Int16>) -> Int {
    samples.reduce(0) { $0 + Int($1) * Int($1) }
  }

  private static func words(of language: LanguageCode) throws -> [String] {
    let file = LanguageFile(path: "\(TestLanguage.voices)/\(language)/phrases.json")
    let texts = try file.decode([String: String].self).values
    let segments = texts.compactMap { PhraseTemplate($0)?.segments }.joined()
    let words = segments.flatMap { segment in
      if case .text(let text) = segment {
        text.split { !$0.isLetter }.map { $0.lowercased() }
      } else {
        [String]()
      }
    }
    return Set(words).sorted()
  }
}

/// libespeak-ng's own samples, with the silence that it puts before and after.
@Synthesis
private enum RawVoice {
  static func samples(of word: String, in voice: VoiceSettings.Voice) throws -> [Int16] {
    try Espeak.shared.select(voice)
    espeak_SetSynthCallback { samples, count, events in
      guard let samples, count > 0, let reel = events?.pointee.user_data else { return 0 }
      let chunk = UnsafeBufferPointer(start: samples, count: Int(count))
      return Unmanaged<Reel>.fromOpaque(reel).takeUnretainedValue().append(Array(chunk)) ? 0 : 1
    }
    // Nothing else runs on this thread before the room's own callback is back.
    defer { espeak_SetSynthCallback { ClauseTake.called($0, $1, $2) } }
    let reel = Reel()
    let context = Unmanaged.passUnretained(reel).toOpaque()
    let text = word.utf8CString.map { UInt8(bitPattern: $0) }
    let result = espeak_Synth(text, text.count, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil, context)
    try #require(result == EE_OK)
    return reel.samples
  }
}
