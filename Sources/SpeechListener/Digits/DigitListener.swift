// SPDX-License-Identifier: GPL-3.0-or-later

/// A digit that was heard, and how surely.
public struct HeardDigit: Hashable, Sendable {
  /// 0 to 9.
  public let digit: Int
  /// How much nearer it is than the digit that is nearest otherwise: 0 where both are as near, 1 where it is the same sound.
  public let confidence: Double
  /// Samples of the recording.
  public let range: Range<Int>
}

/// Decides which digits were spoken, by comparing with the ten of the same voice and no other knowledge of speech.
///
/// A stretch may hold several digits without a pause: the row of digits that together are nearest to it is found in one pass
/// (Ney's algorithm of connected words by dynamic time warping).
public struct DigitListener: Sendable {
  private let words: [[Features.Step]]
  private let hearing: Hearing
  private let highest: Double

  /// Why digits cannot be told apart.
  public enum Mistake: Error, Hashable, Sendable {
    /// There are not ten recordings.
    case notTen(Int)
    /// In the recording of this digit nothing is audible.
    case silent(Int)
  }

  /// - Parameters:
  ///   - voice: the ten digits of a voice, from zero to nine, each a recording of its own.
  ///   - hearing: what is taken for audible and for silence.
  /// - Throws: `Mistake`
  public init(voice: [Recording], _ hearing: Hearing = Hearing()) throws(Mistake) {
    guard voice.count == 10 else { throw .notTen(voice.count) }
    self.hearing = hearing
    let highest = voice.map { Double($0.rate) / 2 }.min() ?? 0
    self.highest = highest
    var words: [[Features.Step]] = []
    for (digit, recording) in voice.enumerated() {
      let audible = recording.audibleStretches(hearing)
      guard let first = audible.first, let last = audible.last else { throw .silent(digit) }
      let spoken = recording.part(first.lowerBound..<last.upperBound)
      words.append(Features(of: spoken, upTo: highest).steps)
    }
    self.words = words
  }

  /// The digits in a recording in which nothing else is spoken, in order; of tones among them nothing is told.
  public func digits(in recording: Recording) -> [HeardDigit] {
    let tones = recording.sounds(hearing).filter { $0.kind != .speech && $0.kind != .silence }.map(\.range)
    return spoken(recording).filter { stretch in !tones.contains { $0.overlaps(stretch) } }
      .flatMap { digits(in: $0, of: recording) }
  }

  /// The stretches that rise 9 dB above the noise between them, where there is noise.
  private func spoken(_ recording: Recording) -> [Range<Int>] {
    let step = max(1, recording.rate / Features.rate)
    let starts = Array(stride(from: 0, to: recording.count, by: step))
    let levels = starts.map { Levels.decibels(rms: recording.samples[$0..<min(recording.count, $0 + step)]) }
    let noise = levels.sorted().dropFirst(levels.count / 10).first ?? -.infinity
    let limit = max(hearing.audible, noise + 9)
    var stretches: [Range<Int>] = []
    for (start, level) in zip(starts, levels) where level > limit {
      let range = start..<min(recording.count, start + step)
      if let last = stretches.last, recording.seconds(start - last.upperBound) < hearing.silence {
        stretches[stretches.count - 1] = last.lowerBound..<range.upperBound
      } else {
        stretches.append(range)
      }
    }
    return stretches.filter { recording.seconds($0.count) >= hearing.shortestTone }
  }

  /// The digits in a stretch of a recording.
  public func digits(in stretch: Range<Int>, of recording: Recording) -> [HeardDigit] {
    let steps = Features(of: recording.part(stretch), upTo: min(highest, Double(recording.rate) / 2)).steps
    guard !steps.isEmpty else { return [] }
    let step = recording.rate / Features.rate
    return ConnectedWords(words: words, steps: steps).best.map { word in
      let heard = Array(steps[word.steps])
      let costs = words.map { TimeWarp.cost(of: heard, against: $0) }
      let mine = costs[word.word]
      let next = costs.enumerated().filter { $0.offset != word.word }.map(\.element).min() ?? .infinity
      return HeardDigit(
        digit: word.word, confidence: next > 0 ? max(0, 1 - mine / next) : 0,
        range: stretch.lowerBound + word.steps.lowerBound
          * step..<min(
            stretch.upperBound, stretch.lowerBound + word.steps.upperBound * step))
    }
  }
}

extension DigitListener.Mistake: CustomStringConvertible {
  /// What is wrong with the voice, and what would do.
  public var description: String {
    switch self {
    case .notTen(let count): "it has \(count) recordings; give ten, of the digits from 0 to 9"
    case .silent(let digit): "nothing is audible in the recording of \(digit); record it again"
    }
  }
}

/// How far a stretch is from a word, whichever of the two is spoken faster.
enum TimeWarp {
  /// The mean distance of a step on the nearest path from corner to corner.
  static func cost(of heard: [Features.Step], against word: [Features.Step]) -> Double {
    guard !heard.isEmpty, !word.isEmpty else { return .infinity }
    var before = [Double](repeating: .infinity, count: word.count)
    for (time, step) in heard.enumerated() {
      var now = before
      for place in word.indices {
        let distance = step.distance(to: word[place])
        if time == 0, place == 0 {
          now[place] = distance
          continue
        }
        let left = place > 0 ? now[place - 1] : .infinity
        let diagonal = place > 0 ? before[place - 1] + distance : .infinity
        now[place] = distance + min(before[place], left, diagonal)
      }
      before = now
    }
    return (before.last ?? .infinity) / Double(heard.count + word.count)
  }
}

/// The row of words that is nearest to a stretch.
private struct ConnectedWords {
  /// One word of the row, and the steps in which it was heard.
  struct Word {
    let word: Int
    let steps: Range<Int>
  }

  let best: [Word]

  /// What a path has cost so far, and when its last word began.
  private struct Path {
    var cost: Double
    var start: Int
  }

  /// What had been heard best when a step was over.
  private struct Ending {
    var cost: Double
    var word: Int
    var start: Int
  }

  init(words: [[Features.Step]], steps: [Features.Step]) {
    var endings: [Ending] = []
    var paths = words.map { [Path](repeating: Path(cost: .infinity, start: 0), count: $0.count) }
    for (time, step) in steps.enumerated() {
      let base = time == 0 ? 0 : endings[time - 1].cost
      var ending = Ending(cost: .infinity, word: 0, start: 0)
      for (number, word) in words.enumerated() {
        paths[number] = Self.advance(paths[number], in: word, by: step, from: base, at: time)
        guard let last = paths[number].last, last.cost < ending.cost else { continue }
        ending = Ending(cost: last.cost, word: number, start: last.start)
      }
      endings.append(ending)
    }
    best = Self.trace(endings)
  }

  /// The paths in a word after one more step. A step of the stretch goes with the same step of the word, the next, or the one
  /// after it: a word is spoken at half its speed or less, and at twice at most.
  private static func advance(
    _ before: [Path], in word: [Features.Step], by step: Features.Step, from base: Double, at time: Int
  ) -> [Path] {
    word.indices.map { place in
      var path = before[place]
      for reach in 1...2 {
        if place >= reach, before[place - reach].cost < path.cost { path = before[place - reach] }
      }
      if place < 2, base < path.cost { path = Path(cost: base, start: time) }
      path.cost += step.distance(to: word[place])
      return path
    }
  }

  private static func trace(_ endings: [Ending]) -> [Word] {
    var words: [Word] = []
    var end = endings.count
    while end > 0, endings[end - 1].cost.isFinite {
      let ending = endings[end - 1]
      words.append(Word(word: ending.word, steps: ending.start..<end))
      end = ending.start
    }
    return words.reversed()
  }
}
