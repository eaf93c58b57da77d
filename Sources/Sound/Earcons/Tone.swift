// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// One tone of an earcon: a pitch, or a glide between two, for so many milliseconds.
struct Tone: Equatable, Sendable {
  /// Hertz where it starts; 0 is a gap.
  let start: Double
  /// Hertz where it ends.
  let end: Double
  let milliseconds: Int

  init(from start: Double, to end: Double, _ milliseconds: Int) {
    self.start = start
    self.end = end
    self.milliseconds = milliseconds
  }

  init(_ hertz: Double, _ milliseconds: Int) { self.init(from: hertz, to: hertz, milliseconds) }

  static func gap(_ milliseconds: Int) -> Tone { Tone(0, milliseconds) }

  /// The root mean square of a tone's steady part, in decibels of full scale: a decibel over speech, which measures
  /// -19.0 (`en+klatt2`) and -19.5 (`da+klatt2`) over its 20 ms frames above 300 (`espeak-ng -v en+klatt2 -s 150 -w`).
  static let level = -18.0

  /// How long a tone takes to rise and to fall: a raised cosine, so that no edge clicks.
  static let edgeMilliseconds = 5

  var frameCount: Int { milliseconds * SampleFormat.rate / 1000 }

  static func render(_ tones: [Tone]) -> [Int16] { tones.flatMap(\.samples) }

  var samples: [Int16] {
    guard start > 0 else { return Array(repeating: 0, count: frameCount) }
    let count = frameCount
    let amplitude = 32_767 * pow(10, Self.level / 20) * 2.0.squareRoot()
    var phase = 0.0
    return (0..<count).map { frame in
      let hertz = start + (end - start) * Double(frame) / Double(count)
      phase += 2 * .pi * hertz / Double(SampleFormat.rate)
      return Int16(amplitude * edge(frame, of: count) * Self.timbre(phase))
    }
  }

  /// A sine with a little of its octave, which small headsets carry better than the pure tone.
  private static func timbre(_ phase: Double) -> Double {
    (sin(phase) + 0.25 * sin(2 * phase)) / (1 + 0.25 * 0.25).squareRoot()
  }

  private func edge(_ frame: Int, of count: Int) -> Double {
    let length = min(Self.edgeMilliseconds * SampleFormat.rate / 1000, count / 2)
    let distance = min(frame, count - 1 - frame)
    guard distance < length else { return 1 }
    return 0.5 - 0.5 * cos(.pi * Double(distance) / Double(length))
  }
}
