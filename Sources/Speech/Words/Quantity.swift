// SPDX-License-Identifier: GPL-3.0-or-later

/// A number that could be read in one way only: sign, whole part and decimals as they were written.
struct Quantity: Hashable, Sendable {
  let isNegative: Bool
  /// 0 ... 999 999 999 999.
  let whole: Int
  /// The digits after the decimal mark, zeros kept; empty for a whole number.
  let fraction: String

  /// - Returns: Nil for more digits than `NumberGrammar` has words for.
  init?(whole: String, fraction: String = "", isNegative: Bool = false) {
    guard !whole.isEmpty, whole.utf8.count <= NumberGrammar.digitLimit, let number = Int(whole) else {
      return nil
    }
    self.whole = number
    self.fraction = fraction
    self.isNegative = isNegative
  }
}
