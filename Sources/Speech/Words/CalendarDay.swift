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

/// A time on the 24-hour clock; 24:00 is the end of a day.
struct TimeOfDay: Hashable, Sendable {
  let hour: Int
  let minute: Int
  let second: Int?
  /// Whether a word said before that it is a time ("kl. 8.00"): then a full hour is said without its noughts.
  let isAnnounced: Bool

  /// Nil where no clock shows it.
  init?(hour: Int, minute: Int, second: Int? = nil, isAnnounced: Bool = false) {
    let isMidnight = hour == 24 && minute == 0 && (second ?? 0) == 0
    guard (0...23).contains(hour) || isMidnight, (0...59).contains(minute), (0...59).contains(second ?? 0)
    else {
      return nil
    }
    self.hour = hour
    self.minute = minute
    self.second = second
    self.isAnnounced = isAnnounced
  }
}

extension Lexicon {
  /// "tredje april to tusind og seksogtyve".
  func words(for date: CalendarDay) -> [String] {
    let months = self.dates.spokenMonths ?? self.dates.months
    guard months.indices.contains(date.month - 1), self.ordinals.words.indices.contains(date.day) else {
      return []
    }
    return NumberGrammar.split(self.dates.spoken).flatMap { word in
      switch word {
      case "{day}": NumberGrammar.split(self.ordinals.words[date.day])
      case "{month}": NumberGrammar.split(months[date.month - 1])
      case "{year}": date.year.map(words(forYear:)) ?? []
      default: [word]
      }
    }
  }

  func words(forYear year: CalendarDay.Year) -> [String] {
    if year.digits.hasPrefix("0") { return year.digits.compactMap(digitName) }
    guard let style = self.dates.years.first(where: { $0.contains(year.number) }) else {
      return self.numbers.inner(year.number)
    }
    let (century, rest) = year.number.quotientAndRemainder(dividingBy: 100)
    let joint = rest == 0 ? style.even : rest < 10 ? style.small : style.other
    let head = self.numbers.inner(century) + NumberGrammar.split(joint)
    return rest == 0 ? head : head + self.numbers.inner(rest)
  }

  /// "tyve femogfyrre"; a nought before the minutes is said, and noughts alone are two, but not where a word
  /// before the time has said that it is one.
  func words(for time: TimeOfDay) -> [String] {
    let hour = self.numbers.inner(time.hour, gender: self.genders?.listed)
    if time.isAnnounced, time.minute == 0, time.second == nil { return hour }
    return hour + sexagesimal(time.minute) + (time.second.map(sexagesimal) ?? [])
  }

  private func sexagesimal(_ number: Int) -> [String] {
    let zero = self.numbers.name(ofDigit: 0).map { [$0] } ?? []
    if number == 0 { return zero + zero }
    return (number < 10 ? zero : []) + self.numbers.inner(number)
  }
}
