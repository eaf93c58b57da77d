// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands for a placeholder of a phrase: a value with its meaning, for whoever speaks it to put into words.
public enum PhraseArgument: Hashable, Sendable {
  /// A whole number.
  case number(Int)
  /// A moment that must come first; a listener is told how long that is.
  case moment(Instant)
  /// A day of the calendar.
  case day(CalendarDate)
  /// Another phrase, by its key.
  case phrase(String)
}

extension PhraseArgument: CustomStringConvertible {
  /// For programs: decimal digits, RFC 3339, ISO 8601, or the key.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .moment(let moment): moment.description
    case .day(let day): day.description
    case .phrase(let key): key
    }
  }
}
