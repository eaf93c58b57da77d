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
  /// Letters after numbers beside each other to the unit of time they are: "h" to "hour".
  let durations: [String: String]
  /// "hour", "minute", "second" and the like.
  let units: [String: UnitWords]
  /// "½" and the like, by numerator and denominator ("1/2"; "1 1/2" where the two have a name of their own).
  let fractions: [String: FractionWords]
  /// Thousand, million and so on, as they are written after a number.
  let scales: [ScaleWords]
  /// ISO 4217 codes that are words of the language: in capitals where they are never a currency ("TRY"), in lower
  /// case where they are none in lower case ("nok").
  let notCurrencies: [String]
  /// What stands behind an amount, as written, to the words for it: "CR" to "credit".
  let afterAmounts: [String: String]
  /// What makes a price the price of one.
  let per: Per
  /// The genders of nouns, in a language whose "one" follows them.
  let genders: Genders?
  /// Abbreviations and names as written, in lower case, to the words said for them.
  let words: [String: String]
  /// Abbreviations that are taken for such only before a number: "no." is a word elsewhere.
  let beforeNumbers: [String: String]
  /// Abbreviations, in their own case, that are taken for such only before a name: "St." in "St. Heddinge".
  let beforeNames: [String: String]
  /// Abbreviations, in their own case, that are taken for such only after a name: "St" in "Downing St".
  let afterNames: [String: String]
  /// Where in a house: floors and doors, as written in lower case, to the words for them.
  let address: Address?
  /// Last parts of compound abbreviations to their words: "nr" to "nummer" makes "policenr." "policenummer".
  let compounds: [String: String]
  /// Capitals that are said letter by letter though they have vowels: "atp".
  let acronyms: [String]
  /// Short words that stay words in capitals: "den".
  let capitals: [String]
  /// Three consonants and more that a word may begin with; capitals with others are letters.
  let clusters: [String]
  /// Words in lower case that look like Roman numerals to a voice: "vi".
  let romanWords: [String]
  /// Letters in words of old spelling to those of the new: "aa" to "å"; and the words that keep them.
  let spellings: Spellings?
  /// Letters of other European alphabets to letters that the voice can be given.
  let foldings: [String: String]
  /// Units as written after a number ("km", "mio."), where they are taken for such.
  let measures: [String: UnitWords]
  /// Words after which digits are a time, a telephone number or just digits.
  let introducers: [String: Announcement]
  /// Ends of compound words that announce as many digits as the word itself does: "kode" in "kontrolkode".
  let introducerEnds: [String]
  /// Words that may stand between an introducer and its digits: "er" in "koden er 1234".
  let links: [String: [Announcement]]
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
  /// How many labels a long host has, after its end was said, with `{labels}` for their number: "nine labels in all".
  let hostLabels: String
  /// Said after the number of a symbol that stands many times in a row: "times".
  let times: String
  /// Joins hours and minutes, kroner and øre: "and".
  let joiner: String

  /// What stands in `hostLabels` for the number.
  static let hostLabelsPlace = "{labels}"

  /// How the language writes numbers.
  struct Separators: Hashable, Sendable, Codable {
    let decimal: String
    /// Between the thousands.
    let grouping: String
    /// What the marks are called in a number that is said mark by mark; their symbol's name otherwise.
    let names: [String: String]
    /// The currency of an amount that ",-" closes and nothing else names.
    let closing: String
    /// What a minus is written with besides the dashes: "÷".
    let minuses: [String]?
    /// Said for a dash between two values: "to".
    let range: String
    /// Said between a numerator and the whole where it counts parts: "of" in "page one of three".
    let of: String
  }

  /// Thousand, million and so on.
  struct ScaleWords: Hashable, Sendable, Codable {
    let value: Int
    let one: String
    let other: String
    let gender: String?
    /// As written after a number, in lower case: "mio.".
    let written: [String]
    /// As written beside a currency only, in its own case: "m", "t.".
    let letters: [String]
    /// As written right before a currency's code, where that is other than `letters`: "T" in "TEUR".
    let prefixes: [String]?

    var unit: UnitWords { UnitWords(one: one, other: other, gender: gender) }
  }

  /// A fraction: by itself, before a unit, and after a whole number.
  struct FractionWords: Hashable, Sendable, Codable {
    /// "one half".
    let alone: String
    /// Before a unit in the singular: "half a"; by gender where it has forms, "other" for the rest.
    let before: [String: String]
    /// Before a thing that is no unit of measure, where that is another form: "to tredjedeles" of a majority.
    let beforeThings: String?
    /// After a whole number: "and a half".
    let after: String?
    /// Whether the unit stands in the plural all the same: "one and a half litres".
    let isPlural: Bool?
  }

  /// An older spelling of names.
  struct Spellings: Hashable, Sendable, Codable {
    /// "aa" to "å".
    let letters: [String: String]
    /// Beginnings of words, in lower case, that keep the letters: "isaa".
    let kept: [String]
  }

  /// "per": as said, and as written in lower case.
  struct Per: Hashable, Sendable, Codable {
    let said: String
    let written: [String]
  }

  /// Nouns by gender: those listed, and the rest.
  struct Genders: Hashable, Sendable, Codable {
    /// The gender of `nouns`; a compound has its last part's.
    let listed: String
    let nouns: [String]
    /// The gender of other nouns.
    let other: String
    /// Ordinals that have a form of their own before `nouns`: "2" to "andet".
    let ordinals: [String: String]?
    /// Words that are no nouns: a number before them stands by itself.
    let apart: [String]
  }

  /// The floors and doors of an address.
  struct Address: Hashable, Sendable, Codable {
    /// "st", "kl" to "stuen", "kælderen".
    let floors: [String: String]
    /// "th", "tv", "mf".
    let doors: [String: String]
    /// Said after the hundreds of a postcode that has nothing else: "enogtyve hundrede"; nil where it is a number as others.
    let hundreds: String?
  }

  /// "first", "second" … and what makes a number one in writing.
  struct Ordinals: Hashable, Sendable, Codable {
    /// From the zeroth on.
    let words: [String]
    /// "." or "st", "nd", "rd", "th".
    let suffixes: [String]
    /// Words before an ordinal whose noun may have a capital: "den" in "den 1. Division".
    let before: [String]
    /// Words between ordinals of one noun: "og" in "1. og 2. rate".
    let links: [String]
    /// Said before the ordinal of a king: "den"; nil where a Roman numeral after a name is no ordinal.
    let kings: String?
    /// Names after which a number is a king's, in lower case.
    let kingNames: [String]
    /// The article as it is written: "d", "den".
    let articles: [String]
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
    /// Whether the language's own dates in figures put the day first; false where its countries differ.
    let dayFirst: Bool
    /// Names of months that are other words in lower case: "may".
    let capitalMonths: [String]
    /// Names and abbreviations of weekdays, in lower case, to their words.
    let weekdays: [String: String]
    /// Words after a number before ten that a decade is written with: "s" in "1990s"; and the tens' words.
    let decades: Decades
    /// "quarter", after an ordinal: what Q3 is.
    let quarter: String
    /// Words for the two halves of the day, as written without spaces and full stops: "pm".
    let dayHalves: [String: String]
    /// Before the next hour, half an hour before it: "halv" in "kl. 10½"; nil where half past is said after.
    let halfTo: String?
    /// Years that are not said as numbers.
    let years: [YearStyle]

    /// What stands in `spoken` for the parts of a date.
    static let places = ["{day}", "{month}", "{year}"]
  }

  /// "the 1990s".
  struct Decades: Hashable, Sendable, Codable {
    /// As written after the digits, apostrophes left out.
    let suffixes: [String]
    /// "90" to "nineties".
    let words: [String: String]
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
