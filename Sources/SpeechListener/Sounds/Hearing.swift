// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// What a listener takes for audible, for silence and for a tone.
public struct Hearing: Hashable, Sendable {
  /// Decibels of full scale, above which sound is audible.
  public var audible = -60.0
  /// Seconds of nothing audible that part one sound from the next: longer than a stop consonant is closed.
  public var silence = 0.12
  /// The share of a tone's power that lies in its pitch and the octave above it. Speech has formants beside.
  public var purity = 0.97
  /// Seconds of the shortest tone. What is shorter, and stands alone, is a tick.
  public var shortestTone = 0.05
  /// Hertz of the lowest tone.
  public var lowestTone = 200.0

  /// What suits synthetic speech with earcons between, without noise.
  public init() {}

  /// Full scale is 1.
  var audibleAmplitude: Double { pow(10, audible / 20) }
}

/// One thing heard in a recording: from a sample to the sample after its last.
public struct Sound: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// A pure tone, or several in a row with less than a silence between, by their pitches.
    case tones([Tone])
    /// Something shorter than a tone, alone: a key's click.
    case tick
    /// Anything else that is audible: speech, or noise.
    case speech
    /// Nothing audible.
    case silence
  }

  /// What it is.
  public var kind: Kind
  /// Samples of the recording.
  public var range: Range<Int>
}

/// A tone as it is heard: its pitch where it begins and where it ends, in hertz, and its length in seconds.
public struct Tone: Hashable, Sendable {
  /// The pitch at its beginning, in hertz.
  public var from: Double
  /// The pitch at its end, in hertz.
  public var to: Double
  /// Its length in seconds.
  public var duration: Double

  /// A tone of these pitches and this length.
  public init(from: Double, to: Double, duration: Double) {
    self.from = from
    self.to = to
    self.duration = duration
  }

  /// Whether its pitch stays: within 3 per cent.
  public var isSteady: Bool { abs(to / from - 1) < 0.03 }
}
