// SPDX-License-Identifier: GPL-3.0-or-later

extension Lexicon {
  /// A counted unit: "fire minutter", "et minut".
  func counted(_ count: Int, _ unit: UnitWords) -> [String]? {
    if count == 1 { return NumberGrammar.split(unit.one) }
    guard let number = numbers.words(count, gender: unit.gender) else { return nil }
    return number + NumberGrammar.split(unit.other)
  }

  /// The words of an amount: "tolv tusind fem hundrede kroner og halvtreds øre".
  ///
  /// A currency without words of its own is said as a number and its three letters.
  func words(for amount: Amount) -> [String]? {
    let sign = amount.isNegative ? [numbers.minus] : []
    guard let currency = currencies[amount.currency] else { return spelled(amount).map { sign + $0 } }
    guard let units = counted(amount.units, currency.unit) else { return nil }
    guard amount.minorUnits > 0 else { return sign + units }
    guard let minor = currency.minor.flatMap({ counted(amount.minorUnits, $0) }) else { return nil }
    return sign + units + NumberGrammar.split(joiner) + minor
  }

  private func spelled(_ amount: Amount) -> [String]? {
    guard var words = numbers.words(amount.units) else { return nil }
    if amount.minorUnits > 0 {
      let digits = String(amount.minorUnits)
      let zeros = String(repeating: "0", count: Currency.decimals(of: amount.currency) - digits.count)
      words += [numbers.point] + (zeros + digits).compactMap(digitWord)
    }
    return words + amount.currency.map(letterName)
  }

  /// Hours, minutes and seconds, those that are there: "to minutter og ti sekunder".
  func words(forSeconds seconds: Int) -> [String]? {
    let counts = [("hour", seconds / 3600), ("minute", seconds / 60 % 60), ("second", seconds % 60)]
    let said = counts.filter { $0.1 != 0 || (seconds == 0 && $0.0 == "second") }
    var words: [String] = []
    for (index, (name, count)) in said.enumerated() {
      guard let unit = units[name], let counted = counted(count, unit) else { return nil }
      if index > 0, index == said.count - 1 { words += NumberGrammar.split(joiner) }
      words += counted
    }
    return seconds < 0 ? nil : words
  }

  /// What the voice is given for an ASCII digit.
  func digitWord(_ digit: Character) -> String? {
    digit.wholeNumberValue.flatMap { digits.indices.contains($0) ? digits[$0] : nil }
  }

  /// The name of a letter, or the letter itself where the language gives it none.
  func letterName(_ letter: Character) -> String { letters[letter.lowercased()] ?? letter.lowercased() }
}
