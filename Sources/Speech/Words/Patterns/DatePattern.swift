// SPDX-License-Identifier: GPL-3.0-or-later

/// A day: "3/4-2026", "03.04.26", "2026-04-03", "3. april 2026", "April 3, 2026", and, where a word announces it,
/// "d. 3/4" and "den 31.12.".
enum DatePattern {
  static let pattern = Pattern(reach: 14) { window, lexicon in
    guard window.mayBeginNumber else { return nil }
    if window[0]?.kind == .letters { return monthFirst(window, lexicon) ?? monthAndYear(window, lexicon) }
    return international(window) ?? numeric(window, lexicon) ?? withoutYear(window, lexicon)
      ?? named(window, lexicon)
  }

  /// Whether dates of a text put the day first; nil where neither the language nor any of them tells.
  static func order(in lexemes: [Lexeme], _ lexicon: Lexicon) -> Bool? {
    if lexicon.dates.dayFirst { return true }
    var order: Bool?
    for index in lexemes.indices.dropLast(4) where lexemes[index].kind == .digits {
      guard lexemes[index + 1].isSymbol("/"), lexemes[index + 3].isSymbol("/"),
        lexemes[index + 4].kind == .digits,
        let first = Int(lexemes[index].text), let second = Int(lexemes[index + 2].text), first <= 31,
        second <= 31
      else { continue }
      if first > 12, order != false { order = true }
      if second > 12 { order = false }
    }
    return order
  }

  /// Year, month, day (ISO 8601): no other order begins with four digits. A time may follow after "T".
  private static func international(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard let year = scan.takeDigits(4...4), let joint = scan.take(anyOf: joints),
      let month = scan.takeDigits(2...2),
      scan.take(symbol: joint), let day = scan.takeDigits(2...2)
    else { return nil }
    if let both = withTime(scan, day: day, month: month, year: year) { return both }
    return match(scan, day: day, month: month, year: year)
  }

  private static func withTime(_ scan: Scan, day: String, month: String, year: String) -> Match? {
    var scan = scan
    let date = scan.written
    guard scan.take(.letters)?.uppercased() == "T", let hour = scan.takeDigits(2...2), scan.take(symbol: ":"),
      let minute = scan.takeDigits(2...2), let day = self.day(day, month, year), let hour = Int(hour),
      let minute = Int(minute)
    else { return nil }
    var second: Int?
    if scan.take(symbol: ":"), let digits = scan.takeDigits(2...2) { second = Int(digits) }
    guard let time = TimeOfDay(hour: hour, minute: minute, second: second == 0 ? nil : second) else {
      return nil
    }
    return Match(
      [.date(day, written: date), .time(time, written: String(scan.written.dropFirst(date.count)))],
      length: scan.length)
  }

  private static func numeric(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let first = scan.takeDigits(1...2), let joint = scan.take(anyOf: joints),
      let second = scan.takeDigits(1...2),
      let lastJoint = scan.take(anyOf: joints), let year = scan.takeDigits(2...4), year.utf8.count != 3
    else { return nil }
    switch (joint, lastJoint) {
    case ("/", "-"): return match(scan, day: first, month: second, year: year)
    case (".", "."):
      guard year.utf8.count == 4 || lexicon.dates.dayFirst else { return nil }
      return match(scan, day: first, month: second, year: year)
    case ("/", "/"), ("-", "-"): return inOrder(scan, first, second, year: year)
    default: return nil
    }
  }

  private static let joints: Set<Character> = Dash.hyphens.union(["/", "."])

  /// Day or month first: as the language or another date of the text has it, or where one of them can be no month.
  private static func inOrder(_ scan: Scan, _ first: String, _ second: String, year: String) -> Match? {
    guard let one = Int(first), let two = Int(second) else { return nil }
    let isKnown = scan.window.context.isDayFirst
    if year.utf8.count == 4, two > 12 { return match(scan, day: second, month: first, year: year) }
    if isKnown == true || year.utf8.count == 4 && (one == two || one > 12) {
      return match(scan, day: first, month: second, year: year)
    }
    return isKnown == false ? match(scan, day: second, month: first, year: year) : nil
  }

  /// "d. 3/4", "den 31.12.", "20/4": a day without its year, in a language that puts the day first.
  private static func withoutYear(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard lexicon.dates.dayFirst, window.before?.isSymbol("/") != true,
      ![.digits, .phone, .part].contains(window.announced)
    else { return nil }
    var scan = Scan(window)
    guard let first = scan.takeDigits(1...2), let joint = scan.take(anyOf: ["/", "."]),
      let second = scan.takeDigits(1...2), let day = day(first, second, nil), endsDay(scan)
    else { return nil }
    let isAnnounced = window.announced == .date
    if joint == "." {
      guard isAnnounced, scan.take(symbol: ".") || isAfterArticle(window, lexicon) && !isGlued(scan) else {
        return nil
      }
      return Match(day, scan)
    }
    guard isAnnounced || !isFraction(first, second, scan, lexicon), !isPhrase(scan) else { return nil }
    if isAnnounced, scan.next?.isSymbol(".") == true, scan.ahead(1) != nil, !endsSentence(scan) {
      scan.pass(1)
    }
    var year = scan
    if year.takeDash(), let digits = year.takeDigits(4...4), isYear(digits),
      window.endsNumber(at: year.length),
      let whole = self.day(first, second, digits)
    {
      return Match(whole, year)
    }
    year = scan
    year.passSpace()
    if year.length > scan.length, let digits = year.takeDigits(2...4), digits.utf8.count != 3, isYear(digits),
      window.endsNumber(at: year.length), let whole = self.day(first, second, digits)
    {
      return Match(whole, year)
    }
    return Match(day, scan)
  }

  /// "den" or "d." right before.
  static func isAfterArticle(_ window: Window, _ lexicon: Lexicon) -> Bool {
    guard window.before?.kind == .space, let before = window.beforeSpace else { return false }
    let word = before.isSymbol(".") ? window[-3] : before
    return word.map { lexicon.ordinals.articles.contains($0.text.lowercased()) } ?? false
  }

  private static func isGlued(_ scan: Scan) -> Bool {
    guard let next = scan.next else { return false }
    return !next.isSpace && !next.isSymbol(",")
  }

  private static func isYear(_ digits: String) -> Bool {
    digits.utf8.count == 2 || (1900...2199).contains(Int(digits) ?? 0)
  }

  private static func endsSentence(_ scan: Scan) -> Bool {
    scan.ahead(1)?.kind == .space && scan.ahead(2)?.text.first?.isUppercase == true
  }

  /// Not in the middle of a number; a hyphen and another day may follow.
  private static func endsDay(_ scan: Scan) -> Bool {
    guard scan.window.endsWord(at: scan.length) else { return false }
    if scan.next?.isDash == true, scan.ahead(1)?.kind == .digits {
      return scan.ahead(2)?.isSymbol("/") == true
    }
    return scan.next?.isSymbol("/") != true
      && (scan.next?.isSymbol(".") == true || scan.window.endsNumber(at: scan.length))
  }

  /// "1/2 time", "3/4 af", "1/2-års": a fraction of what follows.
  private static func isFraction(_ first: String, _ second: String, _ scan: Scan, _ lexicon: Lexicon) -> Bool
  {
    guard Numeral(fractionAt: Scan(scan.window)) != nil, let word = scan.ahead(1), word.kind == .letters
    else {
      return false
    }
    if scan.next?.isHyphen == true { return true }
    guard scan.next?.kind == .space else { return false }
    let written = word.text.lowercased()
    return lexicon.introducers[written] != .time && lexicon.links[written]?.contains(.date) != true
  }

  /// "8/4 %" is no day.
  private static func isPhrase(_ scan: Scan) -> Bool {
    var ahead = scan
    ahead.passSpace()
    return ahead.next?.isSymbol("%") == true
  }

  /// "3. april 2026", "3rd April", "25-Dec-2026".
  static func named(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let day = scan.takeDigits(1...2) else { return nil }
    if let suffix = scan.next?.text, lexicon.ordinals.suffixes.contains(suffix.lowercased()) { scan.pass(1) }
    if scan.next?.isHyphen == true { scan.pass(1) } else { scan.passSpace() }
    guard let month = month(&scan, lexicon) else { return nil }
    let year = trailingYear(&scan, after: window[1]?.isHyphen == true ? Dash.hyphens : [])
    guard window[1]?.isHyphen != true || year != nil else { return nil }
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
    let hasSuffix = scan.next.map { lexicon.ordinals.suffixes.contains($0.text.lowercased()) } ?? false
    if hasSuffix { scan.pass(1) }
    guard window.endsWord(at: scan.length) else { return nil }
    if let range = monthFirstRange(number, month, scan, lexicon) { return range }
    let year = trailingYear(&scan, after: [","])
    // "May 3 times": without a year or an ending, only what ends there is a day.
    guard year != nil || hasSuffix || scan.next?.kind != .space && window.endsNumber(at: scan.length),
      let date = CalendarDay(day: number, month: month, year: year)
    else { return nil }
    return Match(.date(date, written: scan.written), scan)
  }

  /// "April 3-5, 2026".
  private static func monthFirstRange(_ first: Int, _ month: Int, _ start: Scan, _ lexicon: Lexicon) -> Match?
  {
    var scan = start
    guard lexicon.ordinals.words.indices.contains(first), scan.takeDash(), let day = scan.takeDigits(1...2),
      let second = Int(day)
    else { return nil }
    if let suffix = scan.next?.text, lexicon.ordinals.suffixes.contains(suffix.lowercased()) { scan.pass(1) }
    guard scan.window.endsWord(at: scan.length) else { return nil }
    let year = trailingYear(&scan, after: [","])
    guard let date = CalendarDay(day: second, month: month, year: year) else { return nil }
    return Match(
      [
        .ordinal(first, gender: nil, written: start.written), .range,
        .date(date, written: scan.written(since: start)),
      ],
      length: scan.length)
  }

  /// "jan. 2026", "May 2026".
  private static func monthAndYear(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let month = month(&scan, lexicon), let year = trailingYear(&scan, after: []) else { return nil }
    let months = lexicon.dates.spokenMonths ?? lexicon.dates.months
    return Match(
      [.listed(words: months[month - 1], written: window[0]?.text ?? ""), .year(year)], length: scan.length)
  }

  private static func month(_ scan: inout Scan, _ lexicon: Lexicon) -> Int? {
    guard let name = scan.next, name.kind == .letters else { return nil }
    let dotted = scan.ahead(1)?.isSymbol(".") == true
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
    let isRange =
      scan.next?.isDash == true && scan.ahead(1)?.kind == .digits
      && scan.ahead(2)?.symbol.map { "/.".contains($0) } == true
    guard scan.window.endsNumber(at: scan.length) || isRange, let day = self.day(day, month, year) else {
      return nil
    }
    return Match(day, scan)
  }

  private static func day(_ day: String, _ month: String, _ year: String?) -> CalendarDay? {
    guard let day = Int(day), let month = Int(month) else { return nil }
    guard let year else { return CalendarDay(day: day, month: month) }
    return CalendarDay.Year(year).flatMap { CalendarDay(day: day, month: month, year: $0) }
  }
}

extension Match {
  fileprivate init(_ day: CalendarDay, _ scan: Scan) {
    self.init(.date(day, written: scan.written), scan)
  }
}
