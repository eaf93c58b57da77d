// SPDX-License-Identifier: GPL-3.0-or-later

/// `lexicon.json`: the words of a language, as data that a translator reads and corrects.
///
/// A word or sentence that begins with another language's code and a colon ("da:tretten") is said by
/// that language's voice.
struct LexiconFile: Hashable, Sendable, Codable {
  /// The letters that the voice can be given, in lower case; every one has a name.
  let alphabet: String
  /// Letters that may stand in words, and that the voice knows, but that are spelled in names of sites.
  let accents: String
  /// Vowels; capitals without one are no word, and are spelled.
  let vowels: String
  /// Language code to the letters that its voice can be given: words with other letters are its words.
  let loans: [String: String]?
  /// The ten digits, as the voice is given them when it says a code.
  let digits: [String]
  let numbers: NumberGrammar
  let ordinals: Ordinals
  let dates: Dates
  let separators: Separators
  /// ISO 4217 code, or a sign shared by several currencies, to the words of the currency.
  let currencies: [String: CurrencyWords]
  /// "hour", "minute", "second" and the like.
  let units: [String: UnitWords]
  /// Abbreviations and names as written, in lower case, to the words said for them.
  let words: [String: String]
  /// Abbreviations that are taken for such only before a number: "no." is a word elsewhere.
  let beforeNumbers: [String: String]
  /// Units as written after a number ("km", "mio."), where they are taken for such.
  let measures: [String: UnitWords]
  /// Words after which digits are a time, a telephone number or just digits.
  let introducers: [String: Announcement]
  /// Number of digits in a run to the size of the groups it is said in; threes where nothing is said.
  let digitGroups: [String: Int]
  /// A letter, in lower case, to its name.
  let letters: [String: String]
  /// A letter, in lower case, to its word in the language's spelling alphabet.
  let phonetic: [String: String]
  /// A symbol to its name.
  let symbols: [String: String]
  /// An emoji, without the marks of its skin and presentation, to its name.
  let emoji: [String: String]
  /// Said for a symbol that has no name.
  let unknownSymbol: String
  let unusual: UnusualWords
  /// Said after the number of a symbol that stands many times in a row: "times".
  let times: String
  /// Joins hours and minutes, kroner and øre: "and".
  let joiner: String

  /// How the language writes numbers.
  struct Separators: Hashable, Sendable, Codable {
    let decimal: String
    /// What the marks are called in a number that is said mark by mark; their symbol's name otherwise.
    let names: [String: String]
  }

  /// "first", "second" … and what makes a number one in writing.
  struct Ordinals: Hashable, Sendable, Codable {
    /// From the zeroth on.
    let words: [String]
    /// "." or "st", "nd", "rd", "th".
    let suffixes: [String]
  }

  /// How days are said.
  struct Dates: Hashable, Sendable, Codable {
    let months: [String]
    /// What is said for each month, where it is not what is written.
    let spokenMonths: [String]?
    /// "apr." to 4.
    let abbreviations: [String: Int]
    /// With `{day}`, `{month}` and, last, `{year}`.
    let spoken: String
    /// Whether a month may stand before its day: "April 3, 2026".
    let monthFirst: Bool
    /// Years that are not said as numbers.
    let years: [YearStyle]

    /// What stands in `spoken` for the parts of a date.
    static let places = ["{day}", "{month}", "{year}"]
  }

  /// Years said in two halves: "nineteen eighty-five".
  struct YearStyle: Hashable, Sendable, Codable {
    let from: Int
    let to: Int
    /// After the century when nothing follows: "hundred".
    let even: String
    /// Between the halves when the second is under ten.
    let small: String
    /// Between the halves otherwise.
    let other: String

    func contains(_ year: Int) -> Bool { from <= year && year <= to }
  }

  /// A unit's two forms: `one` whole ("et minut"), `other` after a number ("minutter").
  struct UnitWords: Hashable, Sendable, Codable {
    let one: String
    let other: String
    /// Which form of "one" the unit takes in 21, 101 and so on; nil for the counting form.
    let gender: String?
  }

  /// A currency's unit, and its hundredth (or thousandth) where it has one.
  struct CurrencyWords: Hashable, Sendable, Codable {
    let unit: UnitWords
    let minor: UnitWords?
    /// What stands for it in a text besides its code: "kr.", "$".
    let signs: [String]?
  }

  /// What is said around letters and digits that are not the language's own.
  struct UnusualWords: Hashable, Sendable, Codable {
    /// Before a word whose letters come from several scripts.
    let mixed: String
    /// Before a word in another script.
    let foreign: String
    /// Before a word with rare letters of the language's own script.
    let rare: String
    /// Before a digit of another script.
    let digit: String
    /// For a letter without a name.
    let letter: String
    /// After a letter with a mark on it.
    let marked: String
    /// First word of the Unicode name, in lower case, to the script's name; "other" for the rest.
    let scripts: [String: String]
  }
}
