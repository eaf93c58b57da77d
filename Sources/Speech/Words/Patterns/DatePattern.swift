// SPDX-License-Identifier: GPL-3.0-or-later

/// A day: "3/4-2026", "03.04.2026", "2026-04-03", "3. april 2026", "April 3, 2026".
enum DatePattern {
  static let pattern = Pattern(reach: 9, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    return international(window) ?? numeric(window) ?? named(window, lexicon) ?? monthFirst(window, lexicon)
  }

  /// Year, month, day (ISO 8601): no other order begins with four digits.
  private static func international(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard let year = scan.takeDigits(4...4), scan.take(symbol: "-"), let month = scan.takeDigits(2...2),
      scan.take(symbol: "-"), let day = scan.takeDigits(2...2)
    else { return nil }
    return match(scan, day: day, month: month, year: year)
  }

  private static func numeric(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard let first = scan.takeDigits(1...2), let joint = scan.take(anyOf: ["/", ".", "-"]),
      let second = scan.takeDigits(1...2), let lastJoint = scan.take(anyOf: ["/", ".", "-"]),
      let year = scan.takeDigits(2...4)
    else { return nil }
    switch (joint, lastJoint) {
    // Nobody puts the month first with these.
    case ("/", "-"): return match(scan, day: first, month: second, year: year)
    case (".", ".") where year.utf8.count == 4: return match(scan, day: first, month: second, year: year)
    case ("/", "/"), ("-", "-"): return inEitherOrder(scan, first, second, year: year)
    default: return nil
    }
  }

  /// Day or month first: taken only where it makes no difference, or one of them can be no month.
  private static func inEitherOrder(_ scan: Scan, _ first: String, _ second: String, year: String) -> Match? {
    guard let one = Int(first), let two = Int(second), year.utf8.count == 4 else { return nil }
    if one == two || one > 12 { return match(scan, day: first, month: second, year: year) }
    return two > 12 ? match(scan, day: second, month: first, year: year) : nil
  }

  private static func named(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let day = scan.takeDigits(1...2) else { return nil }
    if let suffix = scan.next?.text, lexicon.ordinals.suffixes.contains(suffix) { scan.pass(1) }
    scan.passSpace()
    guard let month = month(&scan, lexicon) else { return nil }
    let year = trailingYear(&scan, after: [])
    guard let number = Int(day), let date = CalendarDay(day: number, month: month, year: year) else {
      return nil
    }
    return Match(.date(date, written: scan.written), scan)
  }

  private static func monthFirst(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard lexicon.dates.monthFirst, let month = month(&scan, lexicon) else { return nil }
    scan.passSpace()
    guard let day = scan.takeDigits(1...2), let number = Int(day) else { return nil }
    if let suffix = scan.next?.text, lexicon.ordinals.suffixes.contains(suffix) { scan.pass(1) }
    guard let year = trailingYear(&scan, after: [","]),
      let date = CalendarDay(day: number, month: month, year: year)
    else { return nil }
    return Match(.date(date, written: scan.written), scan)
  }

  private static func month(_ scan: inout Scan, _ lexicon: Lexicon) -> Int? {
    guard let name = scan.next, name.kind == .letters else { return nil }
    let dotted = scan.window[scan.length + 1]?.isSymbol(".") == true
    if dotted, let month = lexicon.month(named: name.text + ".") {
      scan.pass(2)
      return month
    }
    guard let month = lexicon.month(named: name.text), scan.window.endsWord(at: scan.length + 1) else {
      return nil
    }
    scan.pass(1)
    return month
  }

  private static func trailingYear(_ scan: inout Scan, after marks: Set<Character>) -> CalendarDay.Year? {
    var ahead = scan
    _ = ahead.take(anyOf: marks)
    ahead.passSpace()
    guard let digits = ahead.takeDigits(4...4), (1000...2999).contains(Int(digits) ?? 0),
      ahead.window.endsNumber(at: ahead.length)
    else { return nil }
    scan = ahead
    return CalendarDay.Year(digits)
  }

  private static func match(_ scan: Scan, day: String, month: String, year: String) -> Match? {
    guard scan.window.endsNumber(at: scan.length), let day = Int(day), let month = Int(month),
      let year = CalendarDay.Year(year), let date = CalendarDay(day: day, month: month, year: year)
    else { return nil }
    return Match(.date(date, written: scan.written), scan)
  }
}
