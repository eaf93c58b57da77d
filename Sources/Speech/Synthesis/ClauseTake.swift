// SPDX-License-Identifier: GPL-3.0-or-later

internal import CEspeakNG

/// One clause on its way out of eSpeak NG: shaped samples to the sink, word events to marks.
///
/// Lives on the synthesis thread for the length of one `espeak_Synth` call, which calls back on the
/// same thread.
final class ClauseTake {
  /// Sample offset of each word event, with the character position in the text (from 1).
  private(set) var words: [(position: Int, sample: Int)] = []
  private(set) var sampleCount = 0
  private(set) var wantsMore = true
  private var shaper = SilenceShaper()
  private let sink: @Sendable ([Int16]) -> Bool

  init(sink: @escaping @Sendable ([Int16]) -> Bool) { self.sink = sink }

  /// Has `script` spoken in `voice`, to its end or until the sink wants no more.
  ///
  /// - Throws: `SpeechError.silent` where nothing is heard of it, `.noVoice`, `.engine`.
  @Synthesis
  func record(_ script: ClauseScript, in voice: VoiceSettings.Voice) throws(SpeechError) {
    try Espeak.shared.select(voice)
    try Espeak.shared.speak(script.text, into: self)
    finish()
    guard !shaper.isSilent || !wantsMore else { throw .silent }
  }

  /// What the callback brought. False: stop.
  func receive(_ samples: some Collection<Int16>, words: [(position: Int, sample: Int)]) -> Bool {
    self.words.append(contentsOf: words)
    deliver(shaper.shape(samples))
    return wantsMore
  }

  /// The tail, and the word offsets in the samples delivered.
  private func finish() {
    deliver(shaper.finish())
    let dropped = shaper.dropped
    let end = sampleCount
    words = words.map { ($0.position, min(max(0, $0.sample - dropped), end)) }
  }

  private func deliver(_ samples: [Int16]) {
    guard wantsMore, !samples.isEmpty else { return }
    sampleCount += samples.count
    wantsMore = !Task.isCancelled && sink(samples)
  }
}

extension ClauseTake {
  /// What eSpeak NG calls back with while `espeak_Synth` runs; the take rides along as the user data.
  ///
  /// espeak(3) `t_espeak_callback`: samples may be nil at the end; the events end with a terminator,
  /// which carries the user data too. Returns 0 to go on, 1 to stop.
  static func called(
    _ samples: UnsafeMutablePointer<Int16>?, _ count: Int32, _ events: UnsafeMutablePointer<espeak_EVENT>?
  ) -> Int32 {
    guard let events = unsafe events, let context = unsafe events.pointee.user_data else { return 1 }
    let take = unsafe Unmanaged<ClauseTake>.fromOpaque(context).takeUnretainedValue()
    let chunk = unsafe UnsafeBufferPointer(start: samples, count: samples == nil ? 0 : Int(count))
    return unsafe take.receive(chunk, words: wordEvents(events)) ? 0 : 1
  }

  private static func wordEvents(
    _ events: UnsafeMutablePointer<espeak_EVENT>
  ) -> [(position: Int, sample: Int)] {
    var words: [(position: Int, sample: Int)] = []
    var event = unsafe events
    while unsafe event.pointee.type != espeakEVENT_LIST_TERMINATED {
      if unsafe event.pointee.type == espeakEVENT_WORD {
        unsafe words.append((Int(event.pointee.text_position), Int(event.pointee.sample)))
      }
      unsafe event += 1
    }
    return words
  }
}

/// A clause as the one line of text that eSpeak NG is given, and where each word stands in it.
struct ClauseScript {
  let text: String
  /// Character position (from 1, as eSpeak NG counts) of the end of each word.
  private let ends: [Int]

  /// - Parameter pronunciations: `VoiceSettings.pronunciations`.
  init(_ clause: Utterance.Clause, _ pronunciations: [String: String] = [:]) {
    var text = ""
    var ends: [Int] = []
    for word in clause.words {
      if !text.isEmpty { text += " " }
      text += pronunciations[word.marked.lowercased()] ?? word.text
      ends.append(text.unicodeScalars.count)
    }
    self.text = text + clause.ending.mark
    self.ends = ends
  }

  /// The sample offset of each word: its first event, or its predecessor's where it has none.
  ///
  /// eSpeak NG reports one event a word of its own, which may be less than one of ours (hyphens).
  func offsets(of events: [(position: Int, sample: Int)]) -> [Int] {
    var offsets: [Int] = []
    var rest = events[...]
    var start = 1
    for end in ends {
      let first = rest.first { $0.position >= start && $0.position <= end }
      offsets.append(first?.sample ?? offsets.last ?? 0)
      rest = rest.drop { $0.position <= end }
      start = end + 1
    }
    return offsets
  }
}
