// SPDX-License-Identifier: GPL-3.0-or-later

/// The word that a mistyped one was probably meant to be.
enum Nearest {
  /// The candidate that at most two insertions, deletions, replacements or swaps of neighbours away, or nil.
  static func word(to given: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { (word: $0, distance: distance(Array(given), Array($0))) }
    return ranked.filter { $0.distance <= 2 && $0.distance < $0.word.count - 2 }.min {
      $0.distance < $1.distance
    }?.word
  }

  /// Optimal string alignment, row by row.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
