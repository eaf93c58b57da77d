// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a language, and what can be looked up in them quickly.
@dynamicMemberLookup
struct Lexicon: Hashable, Sendable {
  private let file: LexiconFile
  private let own: Set<Character>
  private let alphabet: Set<Character>
  private let loans: [(language: LanguageCode, letters: Set<Character>)]
  let vowelSet: Set<Character>
  /// Sign or code as written, in lower case for letters, to the currency's key.
  private let signs: [String: String]
  private let scalesWritten: [String: LexiconFile.ScaleWords]
  private let scalesLetters: [String: LexiconFile.ScaleWords]
  private let months: [String: Int]
  let notCurrencies: Set<String>
  let listedNouns: Set<String>
  let nounsApart: Set<String>
  let onesOfUnits: Set<String>
  let acronymSet: Set<String>
  let capitalSet: Set<String>
  let romanWordSet: Set<String>
  /// First lexeme of an entry, in lower case, to the most lexemes of an entry that begins so.
  private let listedReach: [String: Int]

  init(_ file: LexiconFile) {
    self.file = file
    alphabet = Set(file.alphabet)
    own = alphabet.union(file.accents)
    vowelSet = Set(file.vowels)
    loans = (file.loans ?? [:]).sorted { $0.key < $1.key }.map { (LanguageCode($0.key), Set($0.value)) }
    signs = Self.signs(file)
    scalesWritten = Self.table(file.scales) { $0.written }
    scalesLetters = Self.table(file.scales) { $0.letters }
    months = Self.months(file.dates)
    notCurrencies = Set(file.notCurrencies)
    listedNouns = Set(file.genders?.nouns ?? [])
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

  subscript<Value>(dynamicMember member: KeyPath<LexiconFile, Value>) -> Value { file[keyPath: member] }

  static func == (one: Lexicon, other: Lexicon) -> Bool { one.file == other.file }

  func hash(into hasher: inout Hasher) { hasher.combine(file) }
}

/// Whose voice says a word.
enum WordLanguage: Hashable, Sendable {
  case own
  case loan(LanguageCode)
}

extension Lexicon {
  /// What is said for an abbreviation or a name, as it was written; nil for a word of the language.
  func entry(for written: String) -> String? { file.words[written.lowercased()] }

  /// The same for what is an abbreviation only where a number follows: "no. 5".
  func entryBeforeNumber(for written: String) -> String? { file.beforeNumbers[written.lowercased()] }

  /// The most lexemes that an entry beginning with `lexeme` has; nil where there is none.
  func reach(ofEntryBeginning lexeme: Lexeme) -> Int? { listedReach[lexeme.text.lowercased()] }

  /// Whose letters `word` is made of; nil where it has letters of nobody's.
  func language(of word: String) -> WordLanguage? {
    let letters = word.lowercased().filter { !Self.joints.contains($0) }
    if letters.allSatisfy(own.contains) { return .own }
    return loans.first { letters.allSatisfy($0.letters.contains) }.map { .loan($0.language) }
  }

  /// `word` with each letter as the lexicon has it: a letter and its accent as one scalar.
  func composed(_ word: String) -> String {
    String(
      word.map { $0.unicodeScalars.count == 1 ? $0 : own.firstIndex(of: $0.lowered).map { own[$0] } ?? $0 })
  }

  /// Whether the language itself writes with `letter`: neither a rare accent nor another script.
  func isOfAlphabet(_ letter: Character) -> Bool { letter.lowercased().allSatisfy(alphabet.contains) }

  /// Whether the voice itself can be given `letter`.
  func isOwn(_ letter: Character) -> Bool { own.contains(letter.lowered) }

  /// A sign as it stands there, or its letters in lower case.
  func sign(_ written: String) -> String? { signs[written] ?? signs[written.lowercased()] }

  func scaleWords(_ written: String) -> LexiconFile.ScaleWords? { scalesWritten[written.lowercased()] }

  func scaleSign(_ written: String) -> LexiconFile.ScaleWords? { scalesLetters[written] }

  /// The unit of measure at `offset`, the longest that stands there: in its own case, or, if it has three letters
  /// or more, in any.
  func measure(in window: Window, at offset: Int) -> (unit: LexiconFile.UnitWords, length: Int)? {
    guard let first = window[offset], first.kind == .letters || first.kind == .symbol else { return nil }
    for length in [3, 2, 1] where window[offset + length - 1] != nil {
      let written = window.text(length, from: offset)
      if let found = file.measures[written] { return (found, length) }
      guard written.count(where: \.isLetter) > 2, let found = file.measures[written.lowercased()] else {
        continue
      }
      return (found, length)
    }
    return nil
  }

  /// 1 ... 12 for a month's name or abbreviation, in any case but where a small letter makes it another word.
  func month(named name: String) -> Int? {
    guard let month = months[name.lowercased()] else { return nil }
    return name.first?.isLowercase == true && file.dates.capitalMonths.contains(name) ? nil : month
  }

  /// A run of digits in the groups it is said in.
  func groups(of digits: String) -> [String] {
    digits.inGroups(of: file.digitGroups[String(digits.utf8.count)] ?? 3)
  }

  private static let joints: Set<Character> = ["'", "’", "-"]
}

extension Character {
  /// In lower case, where that is one character too.
  var lowered: Character {
    let lowered = lowercased()
    return lowered.count == 1 ? lowered.first ?? self : self
  }
}

extension String {
  /// Cut from the front into pieces of `size`, the last one shorter where it does not come out even.
  func inGroups(of size: Int) -> [String] {
    var groups: [String] = []
    var rest = self[...]
    while !rest.isEmpty {
      groups.append(String(rest.prefix(Swift.max(1, size))))
      rest = rest.dropFirst(Swift.max(1, size))
    }
    return groups
  }
}
