// SPDX-License-Identifier: GPL-3.0-or-later

/// What fills a placeholder of a phrase: a value with its meaning, never ready-made words.
public enum Argument: Hashable, Sendable {
  /// A name or text that a service or another person wrote; always in the quote voice.
  case name(String)
  /// A word of our own, in the prompt voice.
  case word(String)
  /// A whole number, 0 ... 999 999 999 999 either side of zero; it may select the plural form.
  case number(Int)
  /// "third", 1 ... 99.
  case ordinal(Int)
  /// ASCII digits, said one by one in the prompt voice; hidden in transcripts when secret.
  case digits(String, isSecret: Bool)
  /// Whole seconds, said as hours, minutes and seconds.
  case duration(seconds: Int)
  /// A day of the Gregorian calendar.
  case date(year: Int, month: Int, day: Int)
  /// A time on the 24-hour clock.
  case clock(hour: Int, minute: Int)
  /// A decimal string with a full stop ("12500.00") and an ISO 4217 code ("DKK").
  case amount(String, currency: String)
  /// An account as a service wrote it, IBAN or not: character by character in groups, in the quote voice.
  case account(String)
  /// A telephone number as it was written, digit by digit in pairs or its own groups, in the prompt voice.
  case phone(String)
  /// Another phrase, without placeholders of its own.
  case phrase(String)

  /// The kinds, as a `PhraseDeclaration` names them.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case name, word, number, ordinal, digits, duration, date, clock, amount, account, phone, phrase
  }

  /// Which kind this argument is.
  public var kind: Kind {
    switch self {
    case .name: .name
    case .word: .word
    case .number: .number
    case .ordinal: .ordinal
    case .digits: .digits
    case .duration: .duration
    case .date: .date
    case .clock: .clock
    case .amount: .amount
    case .account: .account
    case .phone: .phone
    case .phrase: .phrase
    }
  }
}
