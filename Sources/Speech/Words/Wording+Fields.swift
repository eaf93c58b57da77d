// SPDX-License-Identifier: GPL-3.0-or-later

/// Fields, whose meaning is known before they are looked at.
extension Wording {
  /// An account: an IBAN in fours, other digits in the groups they were written in, letters by name.
  /// Nothing in it can become a word.
  func pieces(ofAccount account: String) -> [Piece] {
    let compact = account.filter { !$0.isWhitespace }
    if IBANPattern.isNumber(compact.uppercased()) { return grouped(compact.inGroups(of: 4)) }
    let runs = account.split(whereSeparator: \.isWhitespace).map(String.init)
    return grouped(
      runs.flatMap { $0.utf8.allSatisfy(ASCII.isDigit) && runs.count == 1 ? lexicon.groups(of: $0) : [$0] })
  }

  /// A telephone number; a plus is said, eight digits are said in pairs. Nil for anything else.
  func pieces(ofPhone phone: String) -> [Piece]? {
    let plus = phone.hasPrefix("+") ? ["+"] : []
    let groups = phone.dropFirst(plus.count).split(separator: " ").map(String.init)
    guard !groups.isEmpty, groups.allSatisfy({ $0.utf8.allSatisfy(ASCII.isDigit) }) else { return nil }
    return grouped(plus + (groups.count == 1 ? groups[0].inGroups(of: 2) : groups))
  }

  /// Nil for a day that does not exist.
  func pieces(ofYear year: Int, month: Int, day: Int) -> [Piece]? {
    guard let date = CalendarDay(day: day, month: month, year: CalendarDay.Year(String(year))) else {
      return nil
    }
    return said(lexicon.words(for: date), for: "\(day)/\(month)-\(year)")
  }

  /// Nil for a time that no clock shows.
  func pieces(ofHour hour: Int, minute: Int) -> [Piece]? {
    guard hour < 24, let time = TimeOfDay(hour: hour, minute: minute) else { return nil }
    return said(lexicon.words(for: time), for: "\(hour):\(minute < 10 ? "0" : "")\(minute)")
  }

  func pieces(ofOrdinal number: Int) -> [Piece]? {
    guard lexicon.ordinals.words.indices.contains(number) else { return nil }
    return said(lexicon.ordinals.words[number], for: String(number))
  }

  /// - Parameter noun: what is counted, in a language whose "one" follows it.
  func pieces(ofNumber number: Int, before noun: String? = nil) -> [Piece]? {
    let gender = noun.flatMap { lexicon.gender(of: $0.filter(\.isLetter)) }
    return lexicon.numbers.words(number, gender: gender).map { said($0, for: String(number)) }
  }

  func pieces(ofSeconds seconds: Int) -> [Piece]? {
    lexicon.words(forSeconds: seconds).map { said($0, for: String(seconds)) }
  }

  func pieces(ofAmount decimal: String, currency: String) -> [Piece]? {
    Amount(decimal, currency: currency).map { said(lexicon.words(for: $0), for: "\(decimal) \(currency)") }
  }
}
