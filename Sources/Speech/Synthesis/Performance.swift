// SPDX-License-Identifier: GPL-3.0-or-later

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
  /// - Throws: `SpeechError.silent` if one of its clauses gives no sound: half a text is not the text.
  mutating func perform(_ part: Utterance.Part) throws(SpeechError) {
    let from = sampleCount
    for clause in part.clauses where wantsMore && !clause.words.isEmpty {
      try perform(clause, in: part)
    }
    parts.append(
      SpokenUtterance.SpokenPart(
        role: part.role, words: part.words, ipa: try ipa(of: part), samples: from..<sampleCount))
  }

  private mutating func perform(_ clause: Utterance.Clause, in part: Utterance.Part) throws(SpeechError) {
    try Espeak.shared.select(voice(of: part, for: clause))
    let script = ClauseScript(clause)
    let take = ClauseTake(sink: sink)
    try Espeak.shared.speak(script.text, into: take)
    take.finish()
    wantsMore = take.wantsMore
    guard !take.isSilent || !wantsMore else { throw .silent }
    mark(script.offsets(of: take.words))
    sampleCount += take.sampleCount
    pause(settings.pause(after: clause.ending, role: part.role))
  }

  private func voice(of part: Utterance.Part, for clause: Utterance.Clause) -> VoiceSettings.Voice {
    var voice = settings[part.role]
    if part.role == .prompt, let rate = settings.codes.rate, clause.words.allSatisfy(\.isDigit) {
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

  private func ipa(of part: Utterance.Part) throws(SpeechError) -> String {
    try Espeak.shared.select(settings[part.role])
    return Self.phonemes(of: part)
  }

  /// The phonemes of a part in the voice now selected, or a `•` a word.
  static func phonemes(of part: Utterance.Part) -> String {
    if part.isSecret { return Array(repeating: "•", count: part.wordCount).joined(separator: " ") }
    return part.clauses.map { Espeak.shared.phonemes(of: ClauseScript($0).text) }.joined(separator: " ")
  }
}
