// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The latencies of the same trials by this reader and by the rival.
struct SoundContest: CustomStringConvertible {
  private let ours: Sample
  private let theirs: Sample
  /// Theirs by ours, trial by trial.
  private let ratios: Sample
  /// The same of those trials that the rival began within 10 ms, where eSpeak NG itself puts no silence in front.
  private let ratiosAtOnce: Sample
  /// Trials in which nothing was heard of this reader.
  private let silent: Int

  init(ours: [Double?], theirs: [Double?]) {
    let pairs = zip(ours, theirs).compactMap { ours, theirs in
      ours.flatMap { ours in theirs.map { (ours, $0) } }
    }
    self.ours = Sample(ours.compactMap { $0 })
    self.theirs = Sample(theirs.compactMap { $0 })
    ratios = Sample(pairs.map { $1 / $0 })
    ratiosAtOnce = Sample(pairs.filter { $1 < 10 }.map { $1 / $0 })
    silent = ours.count { $0 == nil }
  }

  /// Every trial was heard, at most an eighth, and the tail under the rival's median.
  var holds: Bool { silent == 0 && ours.median <= theirs.median / 8 && ours.tail < theirs.median }

  var description: String {
    "\(ours.milliseconds)   Speech Dispatcher \(theirs.milliseconds)   1/\(number(theirs.median / ours.median)) "
      + "\(holds ? "holds" : "FAILS") (\(silent) silent; trial by trial 1/\(number(ratios.median)); the "
      + "\(ratiosAtOnce.values.count) that it begins within 10 ms 1/\(number(ratiosAtOnce.median)))"
  }

  private func number(_ ratio: Double) -> String { String(format: "%.1f", ratio) }
}
