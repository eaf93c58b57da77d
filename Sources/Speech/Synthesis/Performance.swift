// SPDX-License-Identifier: GPL-3.0-or-later

private import Synchronization

/// One utterance being spoken: clause after clause through eSpeak NG, with our pauses between.
@Synthesis
struct Performance {
  private let settings: VoiceSettings
  private let sink: @Sendable ([Int16]) -> Bool
  private(set) var wantsMore = true
  private var sampleCount = 0
  private var wordCount = 0
  private var marks: [SpokenUtterance.Mark] = []
  private var parts: [SpokenUtterance.SpokenPart] = []

  init(settings: VoiceSettings, sink: @escaping @Sendable ([Int16]) -> Bool) {
    self.settings = settings
    self.sink = sink
  }

  var result: SpokenUtterance {
    SpokenUtterance(sampleCount: sampleCount, marks: marks, parts: parts, isComplete: wantsMore)
  }

  /// Speaks a part in its voice.
  ///
  /// - Throws: `SpeechError.silent`, before a sample of the part is made, if one of its clauses has no
  ///   phonemes; and where the voice is silent all the same: half a text is not the text.
  mutating func perform(_ part: Utterance.Part) throws(SpeechError) {
    let ipa = try Self.phonemes(of: part, with: settings)
    let from = sampleCount
    for clause in part.clauses where wantsMore && !clause.words.isEmpty {
      for run in clause.runs where wantsMore { try perform(run, in: part) }
    }
    parts.append(
      SpokenUtterance.SpokenPart(role: part.role, words: part.words, ipa: ipa, samples: from..<sampleCount))
  }

  private mutating func perform(_ run: Utterance.Clause, in part: Utterance.Part) throws(SpeechError) {
    let voice = try voice(of: part, for: run)
    let script = ClauseScript(run, settings.pronunciations ?? [:])
    if run.words.count == 1, run.words[0].isDigit {
      try insert(DigitRecordings.shared.recording(of: script, in: voice))
    } else {
      try take(script, in: voice)
    }
    pause(settings.pause(after: run.ending, role: part.role))
  }

  private mutating func take(_ script: ClauseScript, in voice: VoiceSettings.Voice) throws(SpeechError) {
    let take = ClauseTake(sink: sink)
    try take.record(script, in: voice)
    wantsMore = take.wantsMore
    mark(script.offsets(of: take.words))
    sampleCount += take.sampleCount
  }

  private mutating func insert(_ digit: DigitRecordings.Recording) {
    mark([digit.offset])
    sampleCount += digit.samples.count
    wantsMore = !Task.isCancelled && sink(digit.samples)
  }

  private func voice(of part: Utterance.Part, for run: Utterance.Clause) throws(SpeechError)
    -> VoiceSettings.Voice
  {
    var voice = try settings.voice(of: part.role, for: run.language)
    if part.role == .prompt, let rate = settings.codes.rate, run.words.allSatisfy(\.isDigit) {
      voice.rate = min(voice.rate, rate)
    }
    return voice
  }

  private mutating func mark(_ offsets: [Int]) {
    for offset in offsets {
      marks.append(SpokenUtterance.Mark(word: wordCount, sample: sampleCount + offset))
      wordCount += 1
    }
  }

  private mutating func pause(_ milliseconds: Int) {
    let count = milliseconds * Synthesizer.sampleRate / 1000
    guard wantsMore, count > 0 else { return }
    sampleCount += count
    wantsMore = sink([Int16](repeating: 0, count: count))
  }

  /// The phonemes of a part, or a `•` a word where it is secret.
  ///
  /// - Throws: `SpeechError.silent` for a clause without any.
  static func phonemes(of part: Utterance.Part, with settings: VoiceSettings) throws(SpeechError) -> String {
    var clauses: [String] = []
    for run in part.clauses.flatMap(\.runs) {
      try Espeak.shared.select(settings.voice(of: part.role, for: run.language))
      let phonemes = Espeak.shared.phonemes(of: ClauseScript(run, settings.pronunciations ?? [:]).text)
      guard !phonemes.isEmpty else { throw .silent }
      clauses.append(phonemes)
    }
    guard !part.isSecret else { return Array(repeating: "•", count: part.wordCount).joined(separator: " ") }
    return clauses.joined(separator: " ")
  }
}

extension Utterance.Clause {
  /// The clause cut where the language of its words changes: each run is one voice's. All but the last
  /// end openly.
  fileprivate var runs: [Utterance.Clause] {
    var runs: [[SpokenWord]] = []
    for word in words {
      if runs.last?.last?.language == word.language, !runs.isEmpty {
        runs[runs.count - 1].append(word)
      } else {
        runs.append([word])
      }
    }
    return runs.enumerated().map { index, words in
      Utterance.Clause(words: words, ending: index == runs.count - 1 ? ending : .open)
    }
  }

  /// The language of a run's words.
  fileprivate var language: LanguageCode? { words.first?.language }
}

/// Samples gathered in memory from a sink that may be called on any thread.
final class Reel: Sendable {
  private let gathered = Mutex<[Int16]>([])

  var samples: [Int16] { gathered.withLock { $0 } }

  /// Always wants more.
  func append(_ chunk: [Int16]) -> Bool {
    gathered.withLock { $0.append(contentsOf: chunk) }
    return true
  }
}
