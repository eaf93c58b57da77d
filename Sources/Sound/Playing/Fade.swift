// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The way from sound to silence when a passage is cut: 3 ms of a falling raised cosine.
enum Fade {
  static let frameCount = SampleFormat.rate * 3 / 1000

  /// Factors in units of 1/32768, falling to 0.
  static let factors: [Int] = (0..<frameCount).map { frame in
    Int(16_384 * (1 + cos(.pi * Double(frame + 1) / Double(frameCount))))
  }

  static func apply(_ frame: Int, to sample: Int16) -> Int16 {
    Int16(truncatingIfNeeded: Int(sample) * factors[frame] >> 15)
  }
}
