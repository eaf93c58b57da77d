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
  private let months: [String: Int]
  /// Most lexemes in an entry of `words`.
  let longestListed: Int

  init(_ file: LexiconFile) {
    self.file = file
    alphabet = Set(file.alphabet)
    own = alphabet.union(file.accents)
    vowelSet = Set(file.vowels)
    loans = (file.loans ?? [:]).sorted { $0.key < $1.key }.map { (LanguageCode($0.key), Set($0.value)) }
    longestListed =
      (file.words.keys.map(\.self) + file.beforeNumbers.keys).map { Lexeme.split($0).count }.max() ?? 1
    var signs: [String: String] = [:]
    for (key, currency) in file.currencies {
      if Currency.isCode(key) { signs[key] = key }
      for sign in currency.signs ?? [] { signs[sign] = key }
    }
    self.signs = signs
    let names = file.dates.months.enumerated().map { ($0.element, $0.offset + 1) }
    months = Dictionary(names + file.dates.abbreviations.map { ($0.key, $0.value) }) { first, _ in first }
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

  /// Two to five capitals without a vowel.
  func areInitials(_ word: String) -> Bool {
    (2...5).contains(word.count) && word.allSatisfy(\.isUppercase)
      && !word.lowercased().contains(where: vowelSet.contains)
  }

  /// The currency sign or code at `offset`, the longest that stands there.
  func sign(in window: Window, at offset: Int) -> (currency: String, length: Int)? {
    longest(in: window, at: offset) { signs[$0] ?? signs[$0.lowercased()] }
      .map { (currency: $0.found, length: $0.length) }
  }

  /// The unit of measure at `offset`, the longest that stands there.
  func measure(in window: Window, at offset: Int) -> (unit: LexiconFile.UnitWords, length: Int)? {
    longest(in: window, at: offset) { file.measures[$0] ?? file.measures[$0.lowercased()] }
      .map { (unit: $0.found, length: $0.length) }
  }

  private func longest<Found>(
    in window: Window, at offset: Int, _ find: (String) -> Found?
  ) -> (found: Found, length: Int)? {
    for length in [3, 2, 1] where window[offset + length - 1] != nil {
      let written = (offset..<(offset + length)).compactMap { window[$0]?.text }.joined()
      if let found = find(written) { return (found, length) }
    }
    return nil
  }

  /// 1 ... 12 for a month's name or abbreviation, as written or with a capital.
  func month(named name: String) -> Int? {
    months[name] ?? months[name.prefix(1).lowercased() + name.dropFirst()]
  }

  /// A run of digits in the groups it is said in.
  func groups(of digits: String) -> [String] {
    digits.inGroups(of: file.digitGroups[String(digits.utf8.count)] ?? 3)
  }

  private static let joints: Set<Character> = ["'", "’", "-"]
}

extension Character {
  /// In lower case, where that is one character too.
  fileprivate var lowered: Character {
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
