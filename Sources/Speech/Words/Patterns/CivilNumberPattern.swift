// SPDX-License-Identifier: GPL-3.0-or-later

/// A Danish civil registration number with its hyphen: day, month, year, then four digits.
///
/// Only what can be a date is taken for one; 60 is added to some days since 2007 for replacement numbers.
enum CivilNumberPattern {
  static let pattern = Pattern(reach: 4, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard window.mayBeginNumber, let birth = scan.takeDigits(6...6), scan.take(symbol: "-"),
      let serial = scan.takeDigits(4...4), window.endsNumber(at: scan.length)
    else { return nil }
    let parts = birth.inGroups(of: 2).compactMap(Int.init)
    guard parts.count == 3, CalendarDay(day: parts[0] % 60, month: parts[1]) != nil else { return nil }
    return Match(.civilNumber([birth, serial]), scan)
  }
}
