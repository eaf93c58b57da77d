// SPDX-License-Identifier: GPL-3.0-or-later

/// What of `lexicon.json` is looked up, in the form that is quick.
final class LexiconTables: Sendable {
  let file: LexiconFile
  let own: Set<Character>
  let alphabet: Set<Character>
  let loans: [(language: LanguageCode, letters: Set<Character>)]
  let vowelSet: Set<Character>
  /// Sign or code as written, in lower case for letters, to the currency's key.
  let signs: [String: String]
  /// What a sign or code begins with.
  let signBegins: Set<Character>
  let scalesWritten: [String: LexiconFile.ScaleWords]
  let scalesLetters: [String: LexiconFile.ScaleWords]
  let months: [String: Int]
  let notCurrencies: Set<String>
  let listedNouns: Set<String>
  /// Letters of the longest of them: no more of a word is looked at.
  let longestNoun: Int
  let nounsApart: Set<String>
  let onesOfUnits: Set<String>
  let acronymSet: Set<String>
  let capitalSet: Set<String>
  let romanWordSet: Set<String>
  /// Letters of scales that may be written into a currency's sign, before it or behind: "t" in "tkr.", "m" in "DKKm".
  let prefixesOfScales: [(letters: String, scale: LexiconFile.ScaleWords)]
  let lettersOfScales: [(letters: String, scale: LexiconFile.ScaleWords)]
  /// First lexeme of an entry, in lower case, to the most lexemes of an entry that begins so.
  let listedReach: [String: Int]

  init(_ file: LexiconFile) {
    self.file = file
    alphabet = Set(file.alphabet)
    own = alphabet.union(file.accents)
    vowelSet = Set(file.vowels)
    loans = (file.loans ?? [:]).sorted { $0.key < $1.key }.map { (LanguageCode($0.key), Set($0.value)) }
    signs = Self.signs(file)
    signBegins = Set(signs.keys.compactMap(\.first))
    scalesWritten = Self.table(file.scales) { $0.written }
    scalesLetters = Self.table(file.scales) { $0.letters }
    months = Self.months(file.dates)
    prefixesOfScales = Self.words(file.scales) { $0.prefixes ?? $0.letters }
    lettersOfScales = Self.words(file.scales, \.letters)
    notCurrencies = Set(file.notCurrencies)
    listedNouns = Set(file.genders?.nouns ?? [])
    longestNoun = listedNouns.map(\.count).max() ?? 0
    nounsApart = Set(file.genders?.apart ?? [])
    let numbers = file.numbers
    onesOfUnits = Set(
      numbers.ones.values + (numbers.alone?.dropFirst().prefix(1) ?? [])
        + numbers.below100.dropFirst().prefix(1))
    acronymSet = Set(file.acronyms)
    capitalSet = Set(file.capitals)
    romanWordSet = Set(file.romanWords)
    listedReach = Self.reach(
      of: Array(file.words.keys) + file.beforeNumbers.keys + file.beforeNames.keys + file.afterNames.keys)
  }

  private static func signs(_ file: LexiconFile) -> [String: String] {
    var signs: [String: String] = [:]
    for (key, currency) in file.currencies {
      if Currency.isCode(key), !file.notCurrencies.contains(key) { signs[key] = key }
      for sign in currency.signs ?? [] { signs[sign] = key }
    }
    return signs
  }

  private static func table(
    _ scales: [LexiconFile.ScaleWords], _ keys: (LexiconFile.ScaleWords) -> [String]
  ) -> [String: LexiconFile.ScaleWords] {
    Dictionary(scales.flatMap { scale in keys(scale).map { ($0, scale) } }) { first, _ in first }
  }

  private static func words(
    _ scales: [LexiconFile.ScaleWords], _ letters: (LexiconFile.ScaleWords) -> [String]
  ) -> [(letters: String, scale: LexiconFile.ScaleWords)] {
    scales.flatMap { scale in letters(scale).filter { $0.allSatisfy(\.isLetter) }.map { ($0, scale) } }
  }

  private static func months(_ dates: LexiconFile.Dates) -> [String: Int] {
    let names = dates.months.enumerated().map { ($0.element.lowercased(), $0.offset + 1) }
    return Dictionary(names + dates.abbreviations.map { ($0.key.lowercased(), $0.value) }) { first, _ in first
    }
  }

  private static func reach(of entries: [String]) -> [String: Int] {
    var reach: [String: Int] = [:]
    for entry in entries {
      let lexemes = Lexeme.split(entry.lowercased())
      guard let first = lexemes.first?.text else { continue }
      reach[first] = max(reach[first] ?? 0, lexemes.count)
    }
    return reach
  }
}
