// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// A sound that means something without words.
///
/// Raw values are the names of the transcript and of the command line.
public enum Earcon: String, CaseIterable, Sendable {
  /// A new request: two tones, rising.
  case arrival
  /// What follows was written by a service: one tone gliding up.
  case quoteOpen
  /// The service's words are over: one tone gliding down.
  case quoteClose
  /// A key was taken: a tick of a hundredth of a second.
  case click
  /// Approved, and on disk: three tones, rising.
  case approved
  /// Rejected: two tones, falling.
  case rejected
  /// Dealt with on another device: three tones, up and down again.
  case takenUp
  /// Something is wrong: two equal low tones.
  case error
  /// The headset plays again: one tone down, one up.
  case headsetBack
  /// Words follow after a rest, in which a headset may have fallen asleep: two equal tones and a higher one.
  case wake
  /// Little time is left: three equal high tones.
  case timeRunningOut

  /// Its samples in `SampleFormat`: the same every time, zero at both ends.
  public var samples: [Int16] { Self.rendered[self] ?? [] }

  private static let rendered = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Tone.render($0.tones)) })
}

extension Earcon {
  /// Its tones in order. Listeners tell earcons apart by the contour of their pitches.
  var tones: [Tone] {
    switch self {
    case .arrival: [Tone(587, 100), .gap(20), Tone(880, 120)]
    case .quoteOpen: [Tone(from: 440, to: 660, 80)]
    case .quoteClose: [Tone(from: 660, to: 440, 80)]
    case .click: [Tone(1320, 12)]
    case .approved: [Tone(523, 80), .gap(10), Tone(659, 80), .gap(10), Tone(784, 120)]
    case .rejected: [Tone(494, 120), .gap(20), Tone(330, 160)]
    case .takenUp: [Tone(523, 80), .gap(10), Tone(659, 80), .gap(10), Tone(523, 120)]
    case .error: [Tone(220, 140), .gap(60), Tone(220, 140)]
    case .headsetBack: [Tone(659, 90), .gap(10), Tone(440, 90), .gap(10), Tone(659, 120)]
    case .wake: [Tone(440, 60), .gap(10), Tone(440, 60), .gap(10), Tone(554, 80)]
    case .timeRunningOut: [Tone(988, 60), .gap(60), Tone(988, 60), .gap(60), Tone(988, 60)]
    }
  }
}

/// One tone of an earcon: a constant pitch, a glide between two, or a gap.
struct Tone: Equatable, Sendable {
  /// Its pitch at the start, in hertz; 0 is a gap.
  let start: Double
  /// Its pitch at the end, in hertz.
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
