// SPDX-License-Identifier: GPL-3.0-or-later

/// All that was heard in a recording, in order: named where a table of tones and a transcript name it.
public struct Listening: Sendable {
  /// Something that was heard.
  public struct Event: Hashable, Sendable {
    /// What it is.
    public enum What: Hashable, Sendable {
      /// A tone, or a row of them, with its name where the table has it.
      case tone(name: String?, [Tone])
      /// A sound shorter than a tone.
      case tick
      /// Speech of which no transcript tells the words.
      case speech
      /// A line of the transcript, heard where it says.
      case line(TranscriptLine)
      /// Sound where the transcript hides what was heard.
      case hidden
    }

    /// What it is.
    public let what: What
    /// Samples of the recording.
    public let range: Range<Int>
  }

  /// The recording.
  public let recording: Recording
  /// What was heard, without the silences.
  public private(set) var events: [Event]
  /// Lines of the transcript of which nothing is heard where they say.
  public private(set) var unheard: [TranscriptLine] = []
  /// Stretches in which something is heard that the transcript does not tell.
  public private(set) var unexplained: [Range<Int>] = []
  /// What was taken for audible, for silence and for a tone.
  public let hearing: Hearing

  /// Listens without a transcript.
  public init(to recording: Recording, tones: ToneTable = ToneTable(), _ hearing: Hearing = Hearing()) {
    self.recording = recording
    self.hearing = hearing
    events = recording.sounds(hearing).flatMap { Self.events(of: $0, tones) }
  }

  /// Listens along a transcript.
  ///
  /// - Parameters:
  ///   - recording: what was recorded.
  ///   - transcript: the lines that claim a sound.
  ///   - positions: samples of the output in a second, by which the transcript counts.
  ///   - tones: the names of tones.
  ///   - hearing: what is taken for audible, silence and a tone.
  public init(
    to recording: Recording, along transcript: [TranscriptLine], positions: Int = 22_050,
    tones: ToneTable = ToneTable(), _ hearing: Hearing = Hearing()
  ) {
    self.init(to: recording, tones: tones, hearing)
    let alignment = Alignment(of: transcript, to: recording, positions: positions, heard: events)
    var told = alignment.heard.map { Event(what: .line($0.line), range: $0.range) }
    unheard = alignment.unheard
    for stretch in alignment.untold(recording.audibleStretches(hearing)) {
      if alignment.hides(stretch) {
        told.append(Event(what: .hidden, range: stretch))
      } else {
        unexplained.append(stretch)
        told.append(Event(what: .speech, range: stretch))
      }
    }
    events = told.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The stretches in which nothing is audible, between the sounds and at both ends.
  public var silences: [Range<Int>] {
    let ends =
      [0] + recording.audibleStretches(hearing).flatMap { [$0.lowerBound, $0.upperBound] } + [recording.count]
    return stride(from: 0, to: ends.count, by: 2).map { ends[$0]..<ends[$0 + 1] }.filter {
      recording.seconds($0.count) >= hearing.silence
    }
  }

  /// Whether recording and transcript tell the same.
  public var agrees: Bool { unheard.isEmpty && unexplained.isEmpty }

  private static func events(of sound: Sound, _ table: ToneTable) -> [Event] {
    switch sound.kind {
    case .silence: return []
    case .tick: return [Event(what: .tick, range: sound.range)]
    case .speech: return [Event(what: .speech, range: sound.range)]
    case .tones(let tones):
      let parts = table.split(tones)
      // Where in the row a name begins: by the share of its length.
      let whole = tones.reduce(0) { $0 + $1.duration }
      var before = 0.0
      return parts.map { part in
        let from = sound.range.lowerBound + Int(Double(sound.range.count) * before / whole)
        before += part.tones.reduce(0) { $0 + $1.duration }
        let to = sound.range.lowerBound + Int(Double(sound.range.count) * before / whole)
        return Event(what: .tone(name: part.name, part.tones), range: from..<to)
      }
    }
  }

  /// How long nothing is audible behind the last audible sample of an event, in seconds.
  func silence(after event: Event) -> Double {
    let limit = Float(hearing.audibleAmplitude)
    let samples = recording.samples
    let last = samples[event.range].lastIndex { abs($0) > limit } ?? event.range.lowerBound
    // Of what was cut off before its first sample, nothing is there: it may stand at the very end.
    let from = min(last + 1, samples.count)
    let next = samples[from...].firstIndex { abs($0) > limit } ?? samples.count
    return recording.seconds(next - from)
  }
}
