// SPDX-License-Identifier: GPL-3.0-or-later

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
