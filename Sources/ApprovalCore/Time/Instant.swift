// SPDX-License-Identifier: GPL-3.0-or-later
public import OneTimeCodes

/// A moment, as whole milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  /// Whole milliseconds since 1970, UTC; negative before.
  public let milliseconds: Int64

  /// The moment this many milliseconds after 1970 began.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Earlier is less.
  public static func < (a: Instant, b: Instant) -> Bool {
    a.milliseconds < b.milliseconds
  }

  /// The moment a duration later, to the millisecond.
  public static func + (instant: Instant, duration: Duration) -> Instant {
    Instant(milliseconds: instant.milliseconds + duration.wholeMilliseconds)
  }

  /// The moment a duration earlier, to the millisecond.
  public static func - (instant: Instant, duration: Duration) -> Instant {
    Instant(milliseconds: instant.milliseconds - duration.wholeMilliseconds)
  }

  /// The time from `earlier` to this moment; negative when `earlier` is later.
  public func duration(since earlier: Instant) -> Duration {
    .milliseconds(milliseconds - earlier.milliseconds)
  }

  /// Whole seconds since 1970, rounded down, as the moving factor of a time-based code wants them.
  public var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : -((999 - milliseconds) / 1000)
  }
}

extension Instant: CustomStringConvertible {
  /// The moment in UTC with seconds, `2026-11-21T03:04:05Z` (RFC 3339 §5.6).
  public var description: String {
    let (days, time) = seconds.quotientAndRemainder(floored: 86_400)
    let (year, month, day) = Self.civil(days: days)
    let fields = [(month, "-"), (day, "-"), (time / 3600, "T"), (time / 60 % 60, ":"), (time % 60, ":")]
    return String(year) + fields.map { $1 + ($0 < 10 ? "0" : "") + String($0) }.joined() + "Z"
  }

  /// The proleptic Gregorian date of a day number, counting eras of 400 years from 1 March 0000.
  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainder(floored: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

extension Int64 {
  fileprivate func quotientAndRemainder(floored divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let remainder = ((self % divisor) + divisor) % divisor
    return ((self - remainder) / divisor, remainder)
  }
}

extension TOTP {
  /// The code of a moment.
  public func code(at instant: Instant) throws(OneTimeCodeError) -> OneTimeCode {
    try code(at: instant.seconds)
  }

  /// The moment at which the code of `instant` gives way to the next one.
  public func end(ofStepAt instant: Instant) -> Instant {
    Instant(milliseconds: end(ofStepAt: instant.seconds) * 1000)
  }
}

extension Duration {
  /// The same, forward.
  var magnitude: Duration { max(self, .zero - self) }

  /// The duration in whole milliseconds, towards zero.
  public var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}

/// A day of the Gregorian calendar, without a time or a zone.
public struct CalendarDate: Hashable, Sendable {
  /// The year, all its digits.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// The day, or `nil` when the calendar has none such; leap years included.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day that begins `days` after 1 January 1970.
  public init(daysSince1970 days: Int) {
    // Counted in eras of 400 years that begin on 1 March, so that the leap day ends its year.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension CalendarDate: Comparable {
  /// Earlier days first.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `2026-11-21` (ISO 8601).
  public var description: String {
    String(year) + [month, day].map { ($0 < 10 ? "-0" : "-") + String($0) }.joined()
  }
}
