// SPDX-License-Identifier: GPL-3.0-or-later

/// What an amount is read with: nothing of it may be missing, or mean two things.
extension LexiconCheck {
  func money() -> String? { separators() ?? scaleWords() ?? fractionKeys() ?? codes() }

  private func separators() -> String? {
    let separators = lexicon.separators
    if separators.grouping == separators.decimal {
      return "'separators.grouping' is 'separators.decimal' too"
    }
    if lexicon.currencies[separators.closing] == nil {
      return "'separators.closing' is '\(separators.closing)', which 'currencies' does not have"
    }
    return (separators.minuses ?? []).first { $0.count != 1 }.map {
      "'separators.minuses' has '\($0)'; write one character"
    }
  }

  /// A scale's spelling may stand for one value only.
  private func scaleWords() -> String? {
    var values: [String: Int] = [:]
    for (place, scale) in lexicon.scales.enumerated() {
      if scale.value < 1000 { return "'scales.\(place).value' is \(scale.value); it may be 1000 or more" }
      if let written = scale.written.first(where: { $0 != $0.lowercased() }) {
        return "'scales.\(place).written' has '\(written)'; write it in lower case"
      }
      for written in scale.written + scale.letters {
        if let other = values[written], other != scale.value {
          return "'scales.\(place)' has '\(written)', as another scale has"
        }
        values[written] = scale.value
      }
    }
    return nil
  }

  /// "1/2", and "1 1/2" for one and a half.
  private func fractionKeys() -> String? {
    let numbers = Set("0123456789/ ")
    return lexicon.fractions.keys.sorted().first { key in
      !key.allSatisfy(numbers.contains) || key.count(where: { $0 == "/" }) != 1
    }.map { "'fractions.\($0)' is no fraction; write it as 1/2" }
  }

  private func codes() -> String? {
    lexicon.notCurrencies.first { !Currency.isInUse($0.uppercased()) && $0 != $0.lowercased() }
      .map { "'notCurrencies' has '\($0)', which is no currency in use" }
  }
}

/// Tables whose keys are looked up in lower case, and whose values must be known elsewhere.
extension LexiconCheck {
  func tables() -> String? { lowerCase() ?? unitNames() ?? genderNames() }

  private func lowerCase() -> String? {
    let lists = [
      ("acronyms", lexicon.acronyms), ("capitals", lexicon.capitals), ("romanWords", lexicon.romanWords),
      ("clusters", lexicon.clusters), ("per.written", lexicon.per.written),
      ("compounds", Array(lexicon.compounds.keys)),
      ("links", Array(lexicon.links.keys)), ("dates.weekdays", Array(lexicon.dates.weekdays.keys)),
      ("address.floors", Array((lexicon.address?.floors ?? [:]).keys)),
      ("address.doors", Array((lexicon.address?.doors ?? [:]).keys)),
      ("ordinals.before", lexicon.ordinals.before), ("ordinals.kingNames", lexicon.ordinals.kingNames),
      ("genders.nouns", lexicon.genders?.nouns ?? []), ("genders.apart", lexicon.genders?.apart ?? []),
    ]
    for (name, keys) in lists {
      if let key = keys.sorted().first(where: { $0 != $0.lowercased() }) {
        return "'\(name)' has '\(key)'; write it in lower case"
      }
    }
    return nil
  }

  private func unitNames() -> String? {
    lexicon.durations.sorted { $0.key < $1.key }.first { lexicon.units[$0.value] == nil }
      .map { "'durations.\($0.key)' is '\($0.value)', which 'units' does not have" }
  }

  private func genderNames() -> String? {
    guard let genders = lexicon.genders else { return nil }
    return [("listed", genders.listed), ("other", genders.other)].first { lexicon.numbers.ones[$0.1] == nil }
      .map { "'genders.\($0.0)' is '\($0.1)', which 'numbers.ones' does not have" }
  }
}

/// A code is only as good as its digits: none may be mute, or sound like another.
extension LexiconCheck {
  func digits() -> String? { unspeakableDigit() ?? repeatedDigit() }

  private func unspeakableDigit() -> String? {
    lexicon.digits.enumerated().first { !isSpeakable(word: $0.element, orAs: "\($0.offset)") }
      .map {
        "'digits.\($0.offset)' cannot be said: '\($0.element)'; write '\($0.offset)', or one word in the letters of 'alphabet' and 'accents', or of a loan"
      }
  }

  private func repeatedDigit() -> String? {
    let said = lexicon.digits.map { $0.lowercased() }
    for (place, word) in said.enumerated() {
      guard let first = said.firstIndex(of: word), first < place else { continue }
      return "'digits.\(place)' is '\(word)', as 'digits.\(first)' is; give each digit a word of its own"
    }
    return nil
  }
}

extension LexiconCheck {
  func dates() -> String? {
    let words = NumberGrammar.split(lexicon.dates.spoken)
    let missing = LexiconFile.Dates.places.first { !words.contains($0) }
    if let missing { return "'dates.spoken' lacks \(missing); write it as a word of its own" }
    return lexicon.dates.abbreviations.sorted { $0.key < $1.key }.first { !(1...12).contains($0.value) }
      .map { "'dates.abbreviations.\($0.key)' is no month" }
  }

  /// From the earliest on, so that none of them hides another; years of other than four digits have no
  /// halves.
  func years() -> String? {
    var earliest = 1000
    for (place, style) in lexicon.dates.years.enumerated() {
      let key = "'dates.years.\(place)"
      if style.from < earliest { return "\(key).from' is \(style.from); it may be \(earliest) or later" }
      if style.to < style.from { return "\(key).to' is \(style.to); it may be \(style.from) or later" }
      if style.to > 9999 { return "\(key).to' is \(style.to); it may be 9999 or earlier" }
      earliest = style.to + 1
    }
    return nil
  }
}
