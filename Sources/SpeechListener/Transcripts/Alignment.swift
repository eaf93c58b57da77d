// SPDX-License-Identifier: GPL-3.0-or-later

/// Where in a recording the lines of a transcript are.
///
/// A transcript counts the samples of an output. Over what it hides its count stands still, so that the lines behind are
/// further on in the recording than it says, by what was hidden: each run of lines between hidden ones is laid where it fits
/// best, behind the one before.
struct Alignment {
  /// A line that is heard, and the samples of the recording it is heard in.
  struct Heard {
    let line: TranscriptLine
    let range: Range<Int>
  }

  private(set) var heard: [Heard] = []
  private(set) var unheard: [TranscriptLine] = []
  /// Where something hidden may be: from the end of one run to the start of the next.
  private var hidden: [Range<Int>] = []
  private let recording: Recording
  private let ratio: Double
  private let map: SoundMap

  init(of lines: [TranscriptLine], to recording: Recording, positions: Int, heard events: [Listening.Event]) {
    self.recording = recording
    ratio = Double(recording.rate) / Double(max(1, positions))
    map = SoundMap(recording, events)
    var offset = 0
    var end = 0
    for run in Self.runs(of: lines) {
      guard !run.lines.isEmpty else {
        hidden.append(end..<recording.count)
        continue
      }
      offset = bestOffset(of: run.lines, from: offset)
      let ranges = run.lines.map { range(of: $0, at: offset) }
      if run.isBehindHidden { hidden.append(end..<max(end, ranges.first?.lowerBound ?? end)) }
      for (line, range) in zip(run.lines, ranges) {
        if map.holds(line, in: range) {
          heard.append(Heard(line: line, range: range))
        } else {
          unheard.append(line)
        }
      }
      end = ranges.last?.upperBound ?? end
    }
  }

  /// Lines with positions, parted by hidden ones; the last is empty where hidden ones end the transcript.
  private static func runs(of lines: [TranscriptLine]) -> [(lines: [TranscriptLine], isBehindHidden: Bool)] {
    var runs: [([TranscriptLine], Bool)] = []
    var run: (lines: [TranscriptLine], isBehindHidden: Bool) = ([], false)
    for line in lines {
      if !line.isHidden {
        run.lines.append(line)
      } else {
        if !run.lines.isEmpty { runs.append(run) }
        run = ([], true)
      }
    }
    if !run.lines.isEmpty || run.isBehindHidden { runs.append(run) }
    return runs
  }

  private func range(of line: TranscriptLine, at offset: Int) -> Range<Int> {
    guard let range = line.range else { return 0..<0 }
    let (from, to) = (Int(Double(range.lowerBound) * ratio), Int(Double(range.upperBound) * ratio))
    return (from + offset..<to + offset).clamped(to: 0..<recording.count)
  }

  /// How many samples later than the transcript says a run is heard: where most of it sounds as it should, the earliest of
  /// several.
  private func bestOffset(of lines: [TranscriptLine], from least: Int) -> Int {
    let last = lines.compactMap { $0.range?.upperBound }.max() ?? 0
    let most = max(least, recording.count - Int(Double(last) * ratio))
    var best = (offset: least, score: -Double.infinity)
    for offset in stride(from: least, through: most, by: map.step) {
      let score = map.score(lines.map { ($0, range(of: $0, at: offset)) })
      if score > best.score + 0.5 { best = (offset, score) }
    }
    return best.offset
  }

  /// What of these stretches no line tells: longer than 50 ms, and a little beside the lines allowed.
  func untold(_ stretches: [Range<Int>]) -> [Range<Int>] {
    let margin = recording.rate * 20 / 1000
    var rest = stretches
    for line in heard {
      let told = max(0, line.range.lowerBound - margin)..<line.range.upperBound + margin
      rest = rest.flatMap { stretch -> [Range<Int>] in
        guard stretch.overlaps(told) else { return [stretch] }
        let before = stretch.lowerBound..<max(stretch.lowerBound, told.lowerBound)
        let after = min(stretch.upperBound, told.upperBound)..<stretch.upperBound
        return [before, after].filter { !$0.isEmpty }
      }
    }
    return rest.filter { $0.count > recording.rate * 50 / 1000 }
  }

  /// Whether something hidden may be heard in a stretch.
  func hides(_ stretch: Range<Int>) -> Bool { hidden.contains { $0.overlaps(stretch) } }
}

/// Which hundredths of a second hold tones and which hold other sound, counted from the beginning.
private struct SoundMap {
  /// Samples of the recording in a hundredth.
  let step: Int
  private var tonal = [0]
  private var other = [0]

  init(_ recording: Recording, _ events: [Listening.Event]) {
    step = max(1, recording.rate / 100)
    let count = recording.count / step + 1
    var kinds = [UInt8](repeating: 0, count: count)
    for event in events {
      let isTone: Bool
      switch event.what {
      case .tone, .tick: isTone = true
      default: isTone = false
      }
      for place in event.range.lowerBound / step...min(count - 1, event.range.upperBound / step) {
        kinds[place] = isTone ? 1 : 2
      }
    }
    for kind in kinds {
      tonal.append(tonal[tonal.count - 1] + (kind == 1 ? 1 : 0))
      other.append(other[other.count - 1] + (kind == 2 ? 1 : 0))
    }
  }

  /// How well lines fit where they would be: what should sound and does, less what should and does not, and less what sounds
  /// between them.
  func score(_ lines: [(line: TranscriptLine, range: Range<Int>)]) -> Double {
    var score = 0.0
    var end: Int?
    for (line, range) in lines {
      let (tones, others, length) = counts(in: range)
      if line.earcon == nil || length < Self.shortTone {
        score += others - (length - others - tones) / 2 - 2 * tones
      } else {
        score += 3 * (tones - others) - 2 * (length - others - tones)
      }
      if let end, range.lowerBound > end {
        let between = counts(in: end..<range.lowerBound)
        score -= between.tones + between.others
      }
      end = range.upperBound
    }
    return score
  }

  /// Hundredths of the shortest earcon that is told from words: a click right before them is not.
  private static let shortTone = 6.0

  /// Whether a line is heard in a range: tones for at least half of an earcon, other sound for at least a fifth of words, or
  /// 80 ms: a letter that is spelled has a long pause behind it.
  func holds(_ line: TranscriptLine, in range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return line.complete == false }
    let (tones, others, length) = counts(in: range)
    guard length >= Self.shortTone else { return tones + others > 0 }
    guard line.earcon == nil else { return tones >= length / 2 }
    return others >= min(8, length / 5) && others > tones
  }

  private func counts(in range: Range<Int>) -> (tones: Double, others: Double, length: Double) {
    let from = min(tonal.count - 1, range.lowerBound / step)
    let to = min(tonal.count - 1, max(from, (range.upperBound + step - 1) / step))
    return (Double(tonal[to] - tonal[from]), Double(other[to] - other[from]), Double(to - from))
  }
}
