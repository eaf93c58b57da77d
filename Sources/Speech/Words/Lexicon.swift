// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a language, from its `lexicon.json`: data that a translator reads and corrects.
struct Lexicon: Hashable, Sendable, Codable {
  /// The ten digits, as the voice is given them when it says a code.
  let digits: [String]
  let numbers: NumberGrammar
  let separators: Separators
  /// ISO 4217 code to the words of the currency.
  let currencies: [String: CurrencyWords]
  /// "hour", "minute", "second" and the like.
  let units: [String: UnitWords]
  /// Abbreviations and names as written, in lower case, to the words said for them.
  let words: [String: String]
  /// A letter, in lower case, to its name.
  let letters: [String: String]
  /// A letter, in lower case, to its word in the language's spelling alphabet.
  let phonetic: [String: String]
  /// A symbol to its name.
  let symbols: [String: String]
  /// Said for a symbol that has no name.
  let unknownSymbol: String
  /// Joins hours and minutes, kroner and øre: "and".
  let joiner: String

  /// How the language writes numbers.
  struct Separators: Hashable, Sendable, Codable {
    let decimal: String
    let group: String
  }

  /// A unit's two forms: `one` whole ("et minut"), `other` after a number ("minutter").
  struct UnitWords: Hashable, Sendable, Codable {
    let one: String
    let other: String
    /// Which form of "one" the unit takes in 21, 101 and so on; nil for the counting form.
    let gender: String?
  }

  /// A currency's unit and its hundredth (or thousandth).
  struct CurrencyWords: Hashable, Sendable, Codable {
    let unit: UnitWords
    let minor: UnitWords?
  }
}
