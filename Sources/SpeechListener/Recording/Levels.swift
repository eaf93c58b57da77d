// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// How loud a recording is, and from where to where anything is audible.
public struct Levels: Hashable, Sendable {
  /// Root of the mean square, of the loudest channel, in decibels of full scale; minus infinity for digital silence.
  public let rms: Double
  /// The largest sample, in decibels of full scale.
  public let samplePeak: Double
  /// The largest value between the samples too, in dBTP: ITU-R BS.1770-5, annex 2, by fourfold oversampling.
  public let truePeak: Double
  /// The loudness of the whole, in LUFS: EBU R 128, by the two gates of ITU-R BS.1770-5; minus infinity below the first.
  public let loudness: Double
  /// Seconds to the first audible sample; nil where nothing is audible.
  public let firstAudible: Double?
  /// Seconds to the last audible sample.
  public let lastAudible: Double?

  /// - Parameters:
  ///   - recording: what is measured.
  ///   - threshold: decibels of full scale, above which a sample is audible.
  public init(of recording: Recording, audibleAbove threshold: Double = Hearing().audible) {
    rms = recording.channels.map { Self.decibels(rms: $0) }.max() ?? -.infinity
    samplePeak = recording.channels.map { Self.decibels(Self.peak($0)) }.max() ?? -.infinity
    truePeak = recording.channels.map { Self.decibels(Oversampling.peak(of: $0)) }.max() ?? -.infinity
    loudness = Loudness.integrated(of: recording)
    let limit = Float(pow(10, threshold / 20))
    firstAudible = recording.samples.firstIndex { abs($0) > limit }.map { recording.seconds($0) }
    lastAudible = recording.samples.lastIndex { abs($0) > limit }.map { recording.seconds($0) }
  }

  /// A linear value in decibels of full scale.
  static func decibels(_ value: Double) -> Double { value > 0 ? 20 * log10(value) : -.infinity }

  /// Of the root of the mean square; minus infinity for nothing.
  static func decibels(rms samples: some Collection<Float>) -> Double {
    guard !samples.isEmpty else { return -.infinity }
    let sum = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
    return decibels((sum / Double(samples.count)).squareRoot())
  }

  private static func peak(_ samples: [Float]) -> Double { Double(samples.reduce(0) { max($0, abs($1)) }) }
}

/// What lies between the samples: the curve through them, by a windowed sinc.
private enum Oversampling {
  private static let factor = 4
  /// Samples on each side that count.
  private static let reach = 12

  static func peak(of samples: [Float]) -> Double {
    let largest = samples.reduce(Float(0)) { max($0, abs($1)) }
    var peak = Double(largest)
    // The curve overshoots next to large samples: others cannot bring forth the peak.
    for place in samples.indices where abs(samples[place]) > largest / 2 {
      for taps in phases {
        var sum = 0.0
        for (offset, tap) in taps.enumerated() {
          let other = place + offset - reach + 1
          if samples.indices.contains(other) { sum += tap * Double(samples[other]) }
        }
        peak = max(peak, abs(sum))
      }
    }
    return peak
  }

  /// The taps for each place between a sample and the next; Hann's window.
  private static let phases: [[Double]] = (1..<factor).map { phase in
    (1 - reach...reach).map { offset in
      let distance = Double(offset) - Double(phase) / Double(factor)
      let window = 0.5 + 0.5 * cos(.pi * distance / Double(reach + 1))
      return sin(.pi * distance) / (.pi * distance) * window
    }
  }
}
