// SPDX-License-Identifier: GPL-3.0-or-later

/// What was announced against what was heard: beeps of a known length, each with a mark.
struct EnduranceTally: CustomStringConvertible {
  /// A square of two cycles every sample of which is audible: a hole in it shows.
  static let beep: [Int16] = (0..<SoundMonitor.rate / 4).map { $0 / 25 % 2 == 0 ? 8000 : -8000 }

  var underruns = 0
  private var marks: [Int] = []
  /// Where beeps were heard to begin, in samples of the monitor, and how long they were.
  private var onsets: [Int] = []
  private var lengths: [Int] = []
  private var position = 0
  private var start: Int?
  private var lastLoud = 0

  mutating func began(at frame: Int) { marks.append(frame) }

  mutating func listen(to monitor: SoundMonitor) {
    for sample in monitor.take() {
      if sample.magnitude > 1000 {
        if start == nil { start = position }
        lastLoud = position
      } else if let begun = start, position - lastLoud > SoundMonitor.rate / 10 {
        onsets.append(begun)
        lengths.append(lastLoud - begun + 1)
        start = nil
      }
      position += 1
    }
  }

  /// The distances between marks and sounds, less the first: what they drifted apart, in milliseconds.
  private var drifts: [Double] {
    let pairs = zip(marks, onsets).map { $0.1 - $0.0 }
    guard let first = pairs.first else { return [] }
    return pairs.map { Double($0 - first) * 1000 / Double(SoundMonitor.rate) }
  }

  var description: String {
    let holes = zip(onsets, lengths).filter { $0.1 != Self.beep.count }
    let worst = drifts.map(\.magnitude).max() ?? .nan
    let verdict = holes.isEmpty && worst <= 1 ? "holds" : "FAILS"
    return
      "beeps \(lengths.count), with a hole \(holes.count)\(holes.prefix(3).map { " (at \($0.0 / SoundMonitor.rate) s: \($0.1 - Self.beep.count) samples)" }.joined()), underruns \(underruns), "
      + "worst drift of a mark \(worst) ms, at the end \(drifts.last ?? .nan) ms: \(verdict)"
  }
}
