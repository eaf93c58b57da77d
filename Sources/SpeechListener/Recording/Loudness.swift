// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Loudness as broadcasters measure it: ITU-R BS.1770-5, annex 1, which EBU R 128 and Tech 3341 use.
enum Loudness {
  /// The integrated loudness in LUFS: blocks of 400 ms, of which each begins a quarter after the last, those under -70 LUFS and
  /// then those 10 LU under the mean of the others left out.
  static func integrated(of recording: Recording) -> Double {
    let blocks = powers(of: recording)
    let audible = blocks.filter { loudness(of: $0) > -70 }
    guard !audible.isEmpty else { return -.infinity }
    let gate = loudness(of: mean(audible)) - 10
    return loudness(of: mean(audible.filter { loudness(of: $0) > gate }))
  }

  /// The power of each block, summed over the channels.
  private static func powers(of recording: Recording) -> [Double] {
    let step = recording.rate / 10
    guard step > 0 else { return [] }
    var sums: [Double] = []
    for channel in recording.channels {
      let weighted = KWeighting(rate: Double(recording.rate)).filter(channel)
      for (number, start) in stride(from: 0, to: weighted.count - weighted.count % step, by: step)
        .enumerated()
      {
        let sum = weighted[start..<start + step].reduce(0) { $0 + $1 * $1 }
        if number < sums.count { sums[number] += sum } else { sums.append(sum) }
      }
    }
    guard sums.count >= 4 else { return [] }
    return (0...sums.count - 4).map { sums[$0..<$0 + 4].reduce(0, +) / Double(4 * step) }
  }

  private static func mean(_ powers: [Double]) -> Double {
    powers.isEmpty ? 0 : powers.reduce(0, +) / Double(powers.count)
  }

  private static func loudness(of power: Double) -> Double {
    power > 0 ? -0.691 + 10 * log10(power) : -.infinity
  }
}

/// The two filters that stand for head and ear: a shelf that lifts the high and a high pass.
///
/// BS.1770 gives coefficients for 48 kHz alone; these are the analogue filters behind them, transformed for any rate.
private struct KWeighting {
  private let stages: [Biquad]

  init(rate: Double) {
    stages = [
      .highShelf(hertz: 1681.974450955533, gain: 3.999843853973347, q: 0.7071752369554196, rate: rate),
      .highPass(hertz: 38.13547087602444, q: 0.5003270373238773, rate: rate),
    ]
  }

  func filter(_ samples: [Float]) -> [Double] {
    stages.reduce(samples.map(Double.init)) { $1.filter($0) }
  }
}

/// A filter of second order, whose first denominator coefficient is 1.
private struct Biquad {
  let b: (Double, Double, Double)
  let a: (Double, Double)

  static func highShelf(hertz: Double, gain: Double, q: Double, rate: Double) -> Biquad {
    let k = tan(.pi * hertz / rate)
    let high = pow(10, gain / 20)
    let band = pow(high, 0.4996667741545416)
    let a0 = 1 + k / q + k * k
    return Biquad(
      b: (
        (high + band * k / q + k * k) / a0, 2 * (k * k - high) / a0, (high - band * k / q + k * k) / a0
      ),
      a: (2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0))
  }

  static func highPass(hertz: Double, q: Double, rate: Double) -> Biquad {
    let k = tan(.pi * hertz / rate)
    let a0 = 1 + k / q + k * k
    return Biquad(b: (1, -2, 1), a: (2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0))
  }

  func filter(_ samples: [Double]) -> [Double] {
    var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0)
    return samples.map { x in
      let y = b.0 * x + b.1 * x1 + b.2 * x2 - a.0 * y1 - a.1 * y2
      (x1, x2, y1, y2) = (x, x1, y, y1)
      return y
    }
  }
}
