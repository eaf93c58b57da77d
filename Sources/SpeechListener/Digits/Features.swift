// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// What tells one word from another in a hundredth of a second: the shape of the spectrum, whatever its level.
///
/// Mel-frequency cepstral coefficients as ETSI ES 201 108 has them, without the first, which is the level: 23 bands on the
/// mel scale from 64 Hz up, of which the cosine transform's next twelve are kept.
struct Features {
  /// The coefficients of each step.
  private(set) var steps: [Step] = []

  /// One step of the recording.
  struct Step {
    let coefficients: [Double]

    func distance(to other: Step) -> Double {
      zip(coefficients, other.coefficients).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
  }

  /// Steps in a second.
  static let rate = 100
  private static let bands = 23
  private static let coefficients = 12

  /// - Parameter highest: hertz above which nothing counts, so that recordings of different rates are alike.
  init(of recording: Recording, upTo highest: Double) {
    let spectrum = Spectrum(atLeast: recording.rate * 25 / 1000)
    let filters = Self.filters(spectrum, rate: recording.rate, upTo: highest)
    let step = recording.rate / Self.rate
    let powers = stride(from: 0, to: recording.count, by: step).map { place in
      let powers = spectrum.powers(of: recording.samples, around: place + step / 2)
      return filters.map { $0(powers) }
    }
    // What is 40 dB below the loudest is noise, or may be.
    let floor = (powers.joined().max() ?? 0) * 1e-4 + 1e-9
    steps = powers.map { Step(coefficients: Self.cepstrum($0.map { log($0 + floor) })) }
  }

  /// The triangles that sum a spectrum into bands.
  private static func filters(_ spectrum: Spectrum, rate: Int, upTo highest: Double) -> [([Double]) -> Double]
  {
    let bin = Double(rate) / Double(spectrum.size)
    let (low, high) = (mel(64), mel(min(highest, Double(rate) / 2)))
    let edges = (0...bands + 1).map { hertz(low + (high - low) * Double($0) / Double(bands + 1)) / bin }
    return (0..<bands).map { band in
      let (from, middle, to) = (edges[band], edges[band + 1], edges[band + 2])
      // A band that is narrower than a bin still holds the bin that is nearest to its middle.
      let bins = min(Int(from.rounded(.up)), Int(middle))...max(Int(to), Int(middle.rounded(.up)))
      let weights = bins.map { max(0.001, min(Double($0) - from, to - Double($0)) / (to - from)) }
      return { powers in
        zip(bins, weights).reduce(0) { $0 + ($1.0 < powers.count ? powers[$1.0] * $1.1 : 0) }
      }
    }
  }

  private static func mel(_ hertz: Double) -> Double { 2595 * log10(1 + hertz / 700) }
  private static func hertz(_ mel: Double) -> Double { 700 * (pow(10, mel / 2595) - 1) }

  private static func cepstrum(_ logarithms: [Double]) -> [Double] {
    (1...coefficients).map { number in
      logarithms.enumerated().reduce(0) { sum, band in
        sum + band.element * cos(.pi * Double(number) * (Double(band.offset) + 0.5) / Double(bands))
      }
    }
  }
}
