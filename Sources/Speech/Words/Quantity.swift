// SPDX-License-Identifier: GPL-3.0-or-later

/// A number that could be read in one way only: sign, whole part and decimals as they were written.
struct Quantity: Hashable, Sendable {
  let isNegative: Bool
  /// 0 ... 999 999 999 999.
  let whole: Int
  /// The digits after the decimal mark, zeros kept; empty for a whole number.
  let fraction: String
  /// "½" after the whole, or alone.
  let vulgar: Vulgar?

  /// - Returns: Nil for more digits than `NumberGrammar` has words for.
  init?(whole: String, fraction: String = "", isNegative: Bool = false, vulgar: Vulgar? = nil) {
    guard !whole.isEmpty, whole.utf8.count <= NumberGrammar.digitLimit, let number = Int(whole) else {
      return nil
    }
    self.whole = number
    self.fraction = fraction
    self.isNegative = isNegative
    self.vulgar = vulgar
  }

  /// Whether it is exactly one.
  var isOne: Bool { whole == 1 && fraction.isEmpty && vulgar == nil && !isNegative }

  /// The same number a thousand times over, where that is a whole one with words: 12,5 tusind is 12 500.
  var thousandfold: Quantity? {
    guard vulgar == nil, !fraction.isEmpty, fraction.utf8.count <= 3 else { return nil }
    return inThousands
  }

  /// The same of any number, "½" among them; nil where it is no whole one.
  var inThousands: Quantity? {
    guard let vulgar else {
      guard fraction.utf8.count <= 3 else { return nil }
      let digits = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
      return Quantity(whole: "\(whole)\(digits)", isNegative: isNegative)
    }
    let (part, rest) = (1000 * vulgar.numerator).quotientAndRemainder(dividingBy: vulgar.denominator)
    return rest == 0 ? Quantity(whole: String(whole * 1000 + part), isNegative: isNegative) : nil
  }
}

/// A fraction with a numerator and a denominator: "½", "2/3".
struct Vulgar: Hashable, Sendable {
  let numerator: Int
  let denominator: Int

  /// As the lexicon's `fractions` name it: "1/2".
  var key: String { "\(numerator)/\(denominator)" }

  /// The single character's, by its compatibility mapping (Unicode: VULGAR FRACTION ONE HALF is 1, U+2044, 2).
  init?(_ character: Character) {
    guard let pair = Self.characters[character] else { return nil }
    self.init(numerator: pair.0, denominator: pair.1)
  }

  init(numerator: Int, denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private static let characters: [Character: (Int, Int)] = [
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
  ]
}
