// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Measured values of one thing, and how they are printed.
struct Sample: Sendable {
  private(set) var values: [Double]

  init(_ values: [Double]) { self.values = values.sorted() }

  var median: Double { quantile(0.5) }
  var tail: Double { quantile(0.99) }

  /// The value that this share of all are at or below.
  func quantile(_ share: Double) -> Double {
    guard !values.isEmpty else { return .nan }
    return values[min(values.count - 1, Int((Double(values.count) * share).rounded(.up)) - 1)]
  }

  /// Median and p99 in milliseconds.
  var milliseconds: String {
    String(format: "median %6.2f ms  p99 %6.2f ms  n %d", median, tail, values.count)
  }
}
