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

extension Lexicon {
  /// A fraction without a unit: "en halv", "to og en halv", "halvanden".
  func words(for vulgar: Vulgar, after whole: Int) -> [String] {
    guard whole > 0 else { return named(vulgar) }
    if let own = self.fractions["\(whole) \(vulgar.key)"] { return NumberGrammar.split(own.alone) }
    return (self.numbers.words(whole) ?? []) + after(vulgar)
  }

  /// A fraction of a unit: "et halvt kilo", "halvanden liter", "two and a half litres".
  func words(for vulgar: Vulgar, after whole: Int, _ unit: LexiconFile.UnitWords) -> [String] {
    let own = whole == 0 ? self.fractions[vulgar.key] : self.fractions["\(whole) \(vulgar.key)"]
    let things = unit.one == unit.other ? own?.beforeThings : nil
    if let own, let before = things ?? own.before[unit.gender ?? ""] ?? own.before["other"] {
      let noun = own.isPlural == true ? unit.other : bare(unit)
      return NumberGrammar.split(before) + NumberGrammar.split(noun)
    }
    guard whole > 0 else { return named(vulgar) + NumberGrammar.split(unit.other) }
    return (self.numbers.words(whole, gender: unit.gender) ?? []) + after(vulgar)
      + NumberGrammar.split(unit.other)
  }

  private func named(_ vulgar: Vulgar) -> [String] {
    if let own = self.fractions[vulgar.key] { return NumberGrammar.split(own.alone) }
    return self.numbers.inner(vulgar.numerator) + NumberGrammar.split(self.symbols["/"] ?? self.unknownSymbol)
      + self.numbers.inner(vulgar.denominator)
  }

  private func after(_ vulgar: Vulgar) -> [String] {
    NumberGrammar.split(self.fractions[vulgar.key]?.after ?? "").isEmpty
      ? NumberGrammar.split(self.joiner) + named(vulgar)
      : NumberGrammar.split(self.fractions[vulgar.key]?.after ?? "")
  }
}
