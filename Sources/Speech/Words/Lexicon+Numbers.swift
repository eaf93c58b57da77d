// SPDX-License-Identifier: GPL-3.0-or-later

extension Lexicon {
  /// A counted unit: "fire minutter", "et minut".
  func counted(_ count: Int, _ unit: LexiconFile.UnitWords) -> [String]? {
    if count == 1 { return NumberGrammar.split(unit.one) }
    guard let number = self.numbers.words(count, gender: unit.gender) else { return nil }
    return number + NumberGrammar.split(unit.other)
  }

  /// A number with its sign and decimals: "minus tolv komma fem".
  func words(for quantity: Quantity, gender: String? = nil) -> [String] {
    let sign = quantity.isNegative ? NumberGrammar.split(self.numbers.minus) : []
    if let vulgar = quantity.vulgar { return sign + words(for: vulgar, after: quantity.whole) }
    guard !quantity.fraction.isEmpty else {
      return sign + (self.numbers.words(quantity.whole, gender: gender) ?? [])
    }
    return sign + self.numbers.inner(quantity.whole) + NumberGrammar.split(self.numbers.point)
      + quantity.fraction.compactMap(digitName)
  }

  /// A measured quantity: "en komma fem kilometer", "en million".
  func words(for quantity: Quantity, _ unit: LexiconFile.UnitWords) -> [String] {
    if quantity.isOne { return NumberGrammar.split(unit.one) }
    guard let vulgar = quantity.vulgar else {
      return words(for: quantity, gender: unit.gender) + NumberGrammar.split(unit.other)
    }
    let sign = quantity.isNegative ? NumberGrammar.split(self.numbers.minus) : []
    return sign + words(for: vulgar, after: quantity.whole, unit)
  }

  /// The words of an amount: "tolv tusind fem hundrede kroner og halvtreds øre", "to komma fem millioner kroner".
  ///
  /// A currency without words of its own is said as a number and its letters; so is an amount with
  /// decimals that no coin has.
  func words(for amount: Amount) -> [String] {
    if let scale = amount.scale { return words(for: amount, scale) }
    guard let currency = self.currencies[amount.currency] else {
      return words(for: amount.quantity) + currencyName(amount.currency)
    }
    if amount.quantity.vulgar != nil { return words(for: amount.quantity, currency.unit) }
    guard let minorUnits = amount.minorUnits, let units = counted(amount.quantity.whole, currency.unit),
      minorUnits == 0 || currency.minor != nil
    else { return words(for: amount.quantity) + NumberGrammar.split(currency.unit.other) }
    let words = (amount.quantity.isNegative ? NumberGrammar.split(self.numbers.minus) : []) + units
    guard minorUnits > 0, let minor = currency.minor.flatMap({ counted(minorUnits, $0) }) else {
      return words
    }
    return words + NumberGrammar.split(self.joiner) + minor
  }

  private func words(for amount: Amount, _ scale: LexiconFile.ScaleWords) -> [String] {
    if scale.value == 1000, let quantity = amount.quantity.thousandfold {
      return words(for: Amount(quantity, currency: amount.currency))
    }
    return words(for: amount.quantity.withoutNoughts, scale.unit) + currencyName(amount.currency)
  }

  /// A currency after a number: its words, or its letters.
  func currencyName(_ key: String) -> [String] {
    self.currencies[key].map { NumberGrammar.split($0.unit.other) }
      ?? key.flatMap { NumberGrammar.split(letterName($0)) }
  }

  /// Hours, minutes and seconds, those that are there: "to minutter og ti sekunder".
  func words(forSeconds seconds: Int) -> [String]? {
    let counts = [("hour", seconds / 3600), ("minute", seconds / 60 % 60), ("second", seconds % 60)]
    let said = counts.filter { $0.1 != 0 || (seconds == 0 && $0.0 == "second") }
    var words: [String] = []
    for (index, (name, count)) in said.enumerated() {
      guard let unit = self.units[name], let counted = counted(count, unit) else { return nil }
      if index > 0, index == said.count - 1 { words += NumberGrammar.split(self.joiner) }
      words += counted
    }
    return seconds < 0 ? nil : words
  }

  /// What the voice is given for an ASCII digit of a code.
  func digitWord(_ digit: Character) -> String? {
    digit.isASCII
      ? digit.wholeNumberValue.flatMap { self.digits.indices.contains($0) ? self.digits[$0] : nil } : nil
  }

  /// A digit in a sentence, by its name: "nul".
  func digitName(_ digit: Character) -> String? {
    digit.wholeNumberValue.flatMap { self.numbers.name(ofDigit: $0) }
  }

  /// The name of a letter, or the letter itself where the language gives it none.
  func letterName(_ letter: Character) -> String { self.letters[letter.lowercased()] ?? letter.lowercased() }
}
