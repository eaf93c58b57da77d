// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The power spectrum of short stretches, by a Fourier transform of radix two in Hann's window.
struct Spectrum {
  /// Samples of a stretch: a power of two.
  let size: Int
  private let window: [Double]
  /// Cosines and sines of the whole circle in `size` steps.
  private let circle: [(cosine: Double, sine: Double)]

  /// - Parameter size: rounded up to a power of two.
  init(atLeast size: Int) {
    var power = 2
    while power < size { power *= 2 }
    self.size = power
    window = (0..<power).map { 0.5 - 0.5 * cos(2 * .pi * (Double($0) + 0.5) / Double(power)) }
    circle = (0..<power).map {
      let angle = 2 * .pi * Double($0) / Double(power)
      return (cos(angle), -sin(angle))
    }
  }

  /// The power in each bin from 0 to half the rate, of the stretch around a sample; what lies outside the recording is silent.
  func powers(of samples: [Float], around center: Int) -> [Double] {
    let start = center - size / 2
    var real = (0..<size).map { place in
      samples.indices.contains(start + place) ? Double(samples[start + place]) * window[place] : 0
    }
    var imaginary = [Double](repeating: 0, count: size)
    transform(&real, &imaginary)
    return (0...size / 2).map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
  }

  private func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
    swapBits(&real)
    var length = 2
    while length <= size {
      let step = size / length
      for start in stride(from: 0, to: size, by: length) {
        for place in 0..<length / 2 {
          let (cosine, sine) = circle[place * step]
          let (low, high) = (start + place, start + place + length / 2)
          let turnedReal = real[high] * cosine - imaginary[high] * sine
          let turnedImaginary = real[high] * sine + imaginary[high] * cosine
          (real[high], imaginary[high]) = (real[low] - turnedReal, imaginary[low] - turnedImaginary)
          real[low] += turnedReal
          imaginary[low] += turnedImaginary
        }
      }
      length *= 2
    }
  }

  /// Each sample at the place whose bits are its own in reverse.
  private func swapBits(_ values: inout [Double]) {
    var reversed = 0
    for place in 1..<size {
      var bit = size / 2
      while reversed & bit != 0 {
        reversed ^= bit
        bit /= 2
      }
      reversed |= bit
      if place < reversed { values.swapAt(place, reversed) }
    }
  }
}
