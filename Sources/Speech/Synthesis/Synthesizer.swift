// SPDX-License-Identifier: GPL-3.0-or-later

private import Platform

/// Utterances to samples: 22 050 Hz, mono, 16 bits.
///
/// The only way to the voice. Any number may exist; all of them share the one synthesis thread, and
/// their utterances are spoken one after another.
public struct Synthesizer: Sendable {
  /// Samples a second.
  public static let sampleRate = 22_050

  private let patience: Duration

  /// Starts eSpeak NG.
  ///
  /// - Parameter patience: how long the voice may make nothing; three times in a row, and it is given up.
  /// - Throws: `SpeechError.engine` where it does not start.
  public init(patience: Duration = .seconds(1)) async throws(SpeechError) {
    self.patience = patience
    try await Stage.start()
  }

  /// Whether both voices of `settings` are installed and answer to their names, and those of its loans.
  ///
  /// - Throws: `SpeechError.noVoice`, `.engine`.
  public func check(_ settings: VoiceSettings) async throws(SpeechError) { try await Stage.check(settings) }

  /// Speaks `utterance`, handing chunks to `sink` as they are made; about 700 times faster than speech.
  ///
  /// Cancelling the task, or a sink that returns false, stops it within one chunk of 60 ms of sound.
  ///
  /// - Parameter sink: called on the synthesis thread, which waits for it; it must not call back into
  ///   the synthesizer.
  /// - Returns: what was made, with the exact sample of each word.
  /// - Throws: `SpeechError.silent` for a part that gives no sound, `.noVoice`, `.engine`; `.stuck` where eSpeak NG, or
  ///   the sink, does not return: then no utterance of this process is spoken any more.
  public func speak(
    _ utterance: Utterance, with settings: VoiceSettings,
    into sink: @escaping @Sendable (_ chunk: [Int16]) -> Bool
  ) async throws(SpeechError) -> SpokenUtterance {
    let watch = SynthesisWatch()
    let work = Task { @Synthesis in
      do throws(SpeechError) {
        watch.end(.success(try Stage.speak(utterance, with: settings, into: sink)))
      } catch {
        watch.end(.failure(error))
      }
    }
    return try await withTaskCancellationHandler {
      await watch.wait(patience: patience)
    } onCancel: {
      work.cancel()
    }.get()
  }

  /// Speaks `utterance` into memory, whole.
  ///
  /// - Throws: as `speak(_:with:into:)`.
  public func samples(
    of utterance: Utterance, with settings: VoiceSettings
  ) async throws(SpeechError) -> (samples: [Int16], spoken: SpokenUtterance) {
    let reel = Reel()
    let spoken = try await speak(utterance, with: settings) { reel.append($0) }
    return (reel.samples, spoken)
  }

  /// The phonemes that `utterance` would be spoken with, without speaking it; secret parts as `•`.
  ///
  /// - Throws: `SpeechError.silent`, `.noVoice`, `.engine`.
  public func phonemes(
    of utterance: Utterance, with settings: VoiceSettings
  ) async throws(SpeechError) -> String {
    try await Stage.phonemes(of: utterance, with: settings)
  }
}

/// The synthesizer's work, on the one thread where it may be done.
@Synthesis
private enum Stage {
  static func start() throws(SpeechError) { try Espeak.shared.start() }

  static func check(_ settings: VoiceSettings) throws(SpeechError) {
    let languages = [nil] + (settings.loans ?? [:]).keys.sorted().map { LanguageCode($0) }
    for role in VoiceRole.allCases {
      for language in languages { try Espeak.shared.select(settings.voice(of: role, for: language)) }
    }
  }

  static func speak(
    _ utterance: Utterance, with settings: VoiceSettings, into sink: @escaping @Sendable ([Int16]) -> Bool
  ) throws(SpeechError) -> SpokenUtterance {
    var performance = Performance(settings: settings) { chunk in
      SynthesisWatch.step()
      defer { SynthesisWatch.step() }
      return sink(chunk)
    }
    for part in utterance.parts where performance.wantsMore {
      SynthesisWatch.step()
      try performance.perform(part)
    }
    return performance.result
  }

  static func phonemes(of utterance: Utterance, with settings: VoiceSettings) throws(SpeechError) -> String {
    var lines: [String] = []
    for part in utterance.parts { lines.append(try Performance.phonemes(of: part, with: settings)) }
    return lines.joined(separator: " ")
  }
}

/// The isolation of everything that touches eSpeak NG: code marked with it runs on one thread of its own.
///
/// libespeak-ng is global state: one voice, one set of parameters, one clause being translated. So
/// every `espeak_*` call of the process is made on this thread, from `Synthesis`, and by nobody else.
/// The thread lives as long as the process, sleeps when nothing is to be said, and may be held up for as long as a sink
/// takes its chunk; no other work shares it. It is as urgent as the playback thread, which waits for its samples: some
/// milliseconds of a processor a sentence.
@globalActor
public actor Synthesis {
  public static let shared = Synthesis()
  private let thread = SerialThread(name: "synthesis", isUrgent: true)

  public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }
}

/// What became of an utterance: how many samples, where each word begins, and the phonemes made of it.
public struct SpokenUtterance: Hashable, Sendable {
  /// Samples handed to the sink, pauses included.
  public let sampleCount: Int
  /// One mark a word, in order, as far as it came.
  public let marks: [Mark]
  /// The stretches in one voice, as far as it came.
  public let parts: [SpokenPart]
  /// Whether it was made to its end; false when the sink wanted no more.
  public let isComplete: Bool

  /// The phonemes (International Phonetic Alphabet), clause by clause; secret ones as `•`.
  public var ipa: String { parts.map(\.ipa).joined(separator: " ") }

  /// Where a word begins in the samples.
  public struct Mark: Hashable, Sendable {
    /// Running index of the word in the utterance.
    public let word: Int
    /// Offset in the samples produced, 22 050 a second.
    public let sample: Int
  }

  /// One part of the utterance as spoken.
  public struct SpokenPart: Hashable, Sendable {
    public let role: VoiceRole
    /// The words handed to the voice; secret ones as `•`.
    public let words: String
    /// Their phonemes; secret ones as `•`.
    public let ipa: String
    /// Its samples, the pause after it included.
    public let samples: Range<Int>
  }
}
