// SPDX-License-Identifier: GPL-3.0-or-later

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
