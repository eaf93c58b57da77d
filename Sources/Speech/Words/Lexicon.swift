// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a language, and what can be looked up in them quickly.
@dynamicMemberLookup
struct Lexicon: Hashable, Sendable {
  /// One object, so that handing a lexicon on costs one reference and not one a table.
  private let tables: LexiconTables

  init(_ file: LexiconFile) { tables = LexiconTables(file) }

  subscript<Value>(dynamicMember member: KeyPath<LexiconFile, Value>) -> Value {
    tables.file[keyPath: member]
  }

  subscript<Value>(dynamicMember member: KeyPath<LexiconTables, Value>) -> Value { tables[keyPath: member] }

  static func == (one: Lexicon, other: Lexicon) -> Bool { one.tables.file == other.tables.file }

  func hash(into hasher: inout Hasher) { hasher.combine(tables.file) }
}

/// Whose voice says a word.
enum WordLanguage: Hashable, Sendable {
  case own
  case loan(LanguageCode)
}

extension Lexicon {
  /// What is said for an abbreviation or a name, as it was written; nil for a word of the language.
  func entry(for written: String) -> String? { tables.file.words[written.lowercased()] }

  /// The same for what is an abbreviation only where a number follows: "no. 5".
  func entryBeforeNumber(for written: String) -> String? { tables.file.beforeNumbers[written.lowercased()] }

  /// The most lexemes that an entry beginning with `lexeme` has; nil where there is none.
  func reach(ofEntryBeginning lexeme: Lexeme) -> Int? { tables.listedReach[lexeme.text.lowercased()] }

  /// Whose letters `word` is made of; nil where it has letters of nobody's.
  func language(of word: String) -> WordLanguage? {
    let letters = word.lowercased().filter { !Self.joints.contains($0) }
    if letters.allSatisfy(tables.own.contains) { return .own }
    return tables.loans.first { letters.allSatisfy($0.letters.contains) }.map { .loan($0.language) }
  }

  /// `word` with each letter as the lexicon has it: a letter and its accent as one scalar.
  func composed(_ word: String) -> String {
    String(
      word.map {
        $0.unicodeScalars.count == 1 ? $0 : tables.own.firstIndex(of: $0.lowered).map { tables.own[$0] } ?? $0
      })
  }

  /// Whether the language itself writes with `letter`: neither a rare accent nor another script.
  func isOfAlphabet(_ letter: Character) -> Bool { letter.lowercased().allSatisfy(tables.alphabet.contains) }

  /// Whether the voice itself can be given `letter`.
  func isOwn(_ letter: Character) -> Bool { tables.own.contains(letter.lowered) }

  /// A sign as it stands there, or its letters in lower case.
  func sign(_ written: String) -> String? { tables.signs[written] ?? tables.signs[written.lowercased()] }

  func scaleWords(_ written: String) -> LexiconFile.ScaleWords? { tables.scalesWritten[written.lowercased()] }

  func scaleSign(_ written: String) -> LexiconFile.ScaleWords? { tables.scalesLetters[written] }

  /// The unit of measure at `offset`, the longest that stands there: in its own case, or, if it has three letters
  /// or more, in any.
  func measure(in window: Window, at offset: Int) -> (unit: LexiconFile.UnitWords, length: Int)? {
    guard let first = window[offset], first.kind == .letters || first.kind == .symbol else { return nil }
    for length in [3, 2, 1] where window[offset + length - 1] != nil {
      let written = window.text(length, from: offset)
      if let found = tables.file.measures[written] { return (found, length) }
      guard written.count(where: \.isLetter) > 2, let found = tables.file.measures[written.lowercased()]
      else {
        continue
      }
      return (found, length)
    }
    return nil
  }

  /// 1 ... 12 for a month's name or abbreviation, in any case but where a small letter makes it another word.
  func month(named name: String) -> Int? {
    guard let month = tables.months[name.lowercased()] else { return nil }
    return name.first?.isLowercase == true && tables.file.dates.capitalMonths.contains(name) ? nil : month
  }

  /// A run of digits in the groups it is said in.
  func groups(of digits: String) -> [String] {
    digits.inGroups(of: tables.file.digitGroups[String(digits.utf8.count)] ?? 3)
  }

  static let joints: Set<Character> = ["'", "’", "-"]
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
