// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a text with its meaning; what it sounds like is the lexicon's business.
enum Token: Hashable, Sendable {
  /// Said as it stands.
  case word(String)
  /// An entry of the lexicon, by its lower-case key.
  case listed(words: String, written: String)
  case number(Quantity, written: String)
  case ordinal(Int, written: String)
  case amount(Amount, written: String)
  /// A currency whose number could not be read: said after the digits.
  case currency(key: String, written: String)
  case measure(Quantity, unit: LexiconFile.UnitWords, written: String)
  case percent(Quantity, written: String)
  case date(CalendarDay, written: String)
  case time(TimeOfDay, written: String)
  /// Said character by character in these groups, as digits and letter names.
  case digits([String])
  case iban([String])
  case phone([String])
  case civilNumber([String])
  /// Letters and digits without meaning: "AB12".
  case code(String)
  /// Capitals that are no word: "DSB".
  case initials(String)
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
    case .time: "time"
    case .digits: "digits"
    case .iban: "iban"
    case .phone: "phone"
    case .civilNumber: "civilNumber"
    case .code: "code"
    case .initials: "initials"
    case .ambiguous: "ambiguous"
    case .site: "site"
    case .unusual: "unusual"
    case .symbol: "symbol"
    case .stop: "stop"
    }
  }
}
