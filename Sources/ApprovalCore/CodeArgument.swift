// SPDX-License-Identifier: GPL-3.0-or-later

/// What a refusal or an error carries beside its code: a value with its meaning, for whoever tells it to put into words.
public enum CodeArgument: Hashable, Sendable {
  /// A whole number.
  case number(Int)
  /// A moment that must come first; a listener is told how long that is.
  case moment(Instant)
  /// A day of the calendar.
  case day(CalendarDate)
  /// Something that has a code of its own.
  case code(String)
}

extension CodeArgument: CustomStringConvertible {
  /// For programs: decimal digits, RFC 3339, ISO 8601, or the code.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .moment(let moment): moment.description
    case .day(let day): day.description
    case .code(let code): code
    }
  }
}
