// SPDX-License-Identifier: GPL-3.0-or-later

/// Loudness as a factor, moved towards its target within a period so that it never clicks.
struct Gain {
  /// The factor 1, in the unit of all factors here.
  static let unity = 32_768

  private var factor = unity

  /// The factor of a volume in percent: the cube, which sounds evenly stepped; 100 leaves samples untouched.
  static func factor(percent: Int) -> Int {
    let part = min(max(percent, 0), 100)
    return unity * part * part * part / 1_000_000
  }

  /// Scales the first `count` of `samples`, ending at `target`.
  mutating func apply(to samples: inout [Int16], count: Int, target: Int) {
    guard factor != Self.unity || target != Self.unity, count > 0 else { return }
    for index in 0..<count {
      let now = factor + (target - factor) * (index + 1) / count
      samples[index] = Int16(truncatingIfNeeded: Int(samples[index]) * now / Self.unity)
    }
    factor = target
  }
}
