// SPDX-License-Identifier: GPL-3.0-or-later

/// The digits that a voice has said, so that a code is put together and not synthesized again.
///
/// Every digit of a code is a clause of its own, with its own ending. There are few of them in a voice, and a
/// person has one or two voices: they are kept until many others have been spoken with. What is kept has no
/// order and belongs to no code.
@Synthesis
final class DigitRecordings {
  static let shared = DigitRecordings()

  /// A digit as it was made, shaped.
  struct Recording {
    let samples: [Int16]
    /// Where its word begins.
    let offset: Int
  }

  private struct Key: Hashable {
    let voice: VoiceSettings.Voice
    let text: String
  }

  private var recordings: [Key: Recording] = [:]

  /// How many are kept.
  var count: Int { recordings.count }
  /// A voice's ten digits, each as it ends, twice over: about a megabyte at most.
  private static let most = 60

  /// The digit that `script` is, in `voice`; synthesized where it is not known.
  ///
  /// - Throws: `SpeechError.silent` where it has no sound.
  func recording(of script: ClauseScript, in voice: VoiceSettings.Voice) throws(SpeechError) -> Recording {
    let key = Key(voice: voice, text: script.text)
    if let known = recordings[key] { return known }
    let reel = Reel()
    let take = ClauseTake { reel.append($0) }
    try take.record(script, in: voice)
    let recording = Recording(samples: reel.samples, offset: script.offsets(of: take.words).first ?? 0)
    // A take cut short by a cancelled task is half a digit.
    guard take.wantsMore else { return recording }
    if recordings.count >= Self.most { recordings = [:] }
    recordings[key] = recording
    return recording
  }
}
