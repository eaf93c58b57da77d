// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a text with its meaning; what it sounds like is the lexicon's business.
enum Token: Hashable, Sendable {
  /// Said as it stands.
  case word(String)
  /// An entry of the lexicon, by its lower-case key.
  case listed(words: String, written: String)
  /// With the gender of what it counts, where the language has genders and something follows.
  case number(Quantity, gender: String?, written: String)
  case ordinal(Int, gender: String?, written: String)
  case amount(Amount, written: String)
  /// A currency whose number could not be read: said after the digits.
  case currency(key: String, written: String)
  case measure(Quantity, unit: LexiconFile.UnitWords, written: String)
  case percent(Quantity, written: String)
  case date(CalendarDay, written: String)
  case year(CalendarDay.Year)
  case time(TimeOfDay, written: String)
  /// The dash between two values.
  case range
  /// "1/3" after "page": one of three.
  case part(String, of: String)
  /// Said character by character in these groups, as digits and letter names.
  case digits([String])
  case iban([String])
  case phone([String])
  case civilNumber([String])
  /// Letters and digits without meaning: "AB12".
  case code(String)
  /// Capitals that are no word: "DSB"; with an ending after an apostrophe: "EU's".
  case initials(String, ending: String)
  /// "XIV", "Ⅳ".
  case roman(Int, written: String)
  /// Could mean two numbers, or none: every character is said.
  case ambiguous(String)
  /// "borger.dk", "www.x.com/path", "a@b.dk": labels and separators.
  case site(String)
  /// Letters that are not the language's own: announced, then spelled.
  case unusual(String)
  /// A character by its name, as often as it stands there.
  case symbol(Character, count: Int)
  /// The end of a clause or sentence.
  case stop(Utterance.Ending)
}

extension Token {
  /// What the token was taken for, as the case tables name it.
  var meaning: String {
    switch self {
    case .word: "word"
    case .listed: "listed"
    case .number: "number"
    case .ordinal: "ordinal"
    case .amount: "amount"
    case .currency: "currency"
    case .measure: "measure"
    case .percent: "percent"
    case .date: "date"
    case .year: "year"
    case .time: "time"
    case .range: "range"
    case .part: "part"
    case .digits: "digits"
    case .iban: "iban"
    case .phone: "phone"
    case .civilNumber: "civilNumber"
    case .code: "code"
    case .initials: "initials"
    case .roman: "roman"
    case .ambiguous: "ambiguous"
    case .site: "site"
    case .unusual: "unusual"
    case .symbol: "symbol"
    case .stop: "stop"
    }
  }

  /// Whether a dash after it, before another value, is a range and no minus.
  var isUnit: Bool {
    switch self {
    case .amount, .currency, .measure, .percent, .date, .time, .ordinal, .year: true
    default: false
    }
  }

  /// The same, or a number by itself.
  var isValue: Bool {
    switch self {
    case .number, .ambiguous, .digits, .part, .iban, .phone, .civilNumber: true
    default: isUnit
    }
  }
}
