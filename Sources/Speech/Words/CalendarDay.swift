// SPDX-License-Identifier: GPL-3.0-or-later

/// A day that exists, in the Gregorian calendar; the year may be unsaid.
struct CalendarDay: Hashable, Sendable {
  let day: Int
  /// 1 ... 12.
  let month: Int
  let year: Year?

  /// Four digits, or the two that were written.
  struct Year: Hashable, Sendable {
    let number: Int
    let digits: String

    /// Nil for anything but two or four digits.
    init?(_ digits: String) {
      guard digits.utf8.count == 2 || digits.utf8.count == 4, let number = Int(digits) else { return nil }
      self.number = number
      self.digits = digits
    }
  }

  /// Nil where there is no such day. Without four digits of a year, 29 February exists.
  init?(day: Int, month: Int, year: Year? = nil) {
    guard (1...12).contains(month), (1...Self.days(in: month, year)).contains(day) else { return nil }
    self.day = day
    self.month = month
    self.year = year
  }

  private static func days(in month: Int, _ year: Year?) -> Int {
    guard month == 2 else { return [4, 6, 9, 11].contains(month) ? 30 : 31 }
    guard let year, year.digits.utf8.count == 4 else { return 29 }
    let isLeap =
      year.number.isMultiple(of: 4) && (!year.number.isMultiple(of: 100) || year.number.isMultiple(of: 400))
    return isLeap ? 29 : 28
  }
}
