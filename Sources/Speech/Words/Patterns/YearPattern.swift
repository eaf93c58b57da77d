// SPDX-License-Identifier: GPL-3.0-or-later

/// "the 1990s", "80'erne", "'90s", "2025/26", "Q3 2026": years, decades and quarters.
enum YearPattern {
  static let pattern = Pattern(reach: 10) { window, lexicon in
    guard window.mayBeginNumber else { return nil }
    if window[0]?.kind == .letters { return quarter(window, lexicon) }
    return decade(window, lexicon) ?? pair(window, lexicon)
  }

  private static func decade(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    let hasApostrophe = scan.take(anyOf: apostrophes) != nil
    guard let digits = scan.take(.digits), digits.utf8.count == 2 || digits.utf8.count == 4 && !hasApostrophe,
      let words = lexicon.dates.decades.words[String(digits.suffix(2))]
    else { return nil }
    _ = scan.take(anyOf: apostrophes.union(Dash.hyphens))
    guard let suffix = scan.take(.letters), lexicon.dates.decades.suffixes.contains(suffix.lowercased()),
      window.endsWord(at: scan.length)
    else { return nil }
    let decade = Token.listed(words: words, written: scan.written)
    // "80'er-musik": the hyphen only joins.
    if scan.next?.isHyphen == true, scan.ahead(1)?.kind == .letters { scan.pass(1) }
    guard digits.utf8.count == 4, let century = Quantity(whole: String(digits.prefix(2))) else {
      return Match(decade, scan)
    }
    return Match([.number(century, gender: nil, written: ""), decade], length: scan.length)
  }

  private static let apostrophes: Set<Character> = ["'", "’", "‘"]

  /// Two years that follow each other.
  private static func pair(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard window.announced != .digits, let first = scan.takeDigits(4...4), scan.take(symbol: "/"),
      let second = scan.take(.digits), second.utf8.count == 2 || second.utf8.count == 4,
      let one = CalendarDay.Year(first), (1900...2099).contains(one.number),
      window.endsNumber(at: scan.length),
      Int(second) == (second.utf8.count == 2 ? (one.number + 1) % 100 : one.number + 1)
    else { return nil }
    return CalendarDay.Year(second).map { Match([.year(one), .year($0)], length: scan.length) }
  }

  private static func quarter(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let letter = scan.take(.letters), letter == "Q" || letter == "K",
      let digit = scan.takeDigits(1...1),
      let number = Int(digit), (1...4).contains(number), window.endsWord(at: scan.length)
    else { return nil }
    let ordinal = lexicon.words(forOrdinal: number, gender: lexicon.gender(of: lexicon.dates.quarter))
    let words = "\(ordinal) \(lexicon.dates.quarter)"
    let quarter = Token.listed(words: words, written: scan.written)
    var year = scan
    year.passSpace()
    guard let digits = year.takeDigits(4...4), let number = CalendarDay.Year(digits),
      window.endsNumber(at: year.length)
    else {
      return letter == "Q" ? Match(quarter, scan) : nil
    }
    return Match([quarter, .year(number)], length: year.length)
  }
}

/// "mandag-fredag", "man.-fre.", "jan.-mar.": days and months with a dash between.
enum WeekdayPattern {
  static let pattern = Pattern(reach: 8) { window, lexicon in
    guard window.mayBeginNumber, window[0]?.kind == .letters else { return nil }
    var scan = Scan(window)
    guard let first = name(&scan, lexicon), scan.takeDash() else { return nil }
    let dash = scan
    guard let second = name(&scan, lexicon), window.endsWord(at: scan.length), second.isDay == first.isDay
    else { return nil }
    return Match(
      [
        .listed(words: first.words, written: window[0]?.text ?? ""), .range,
        .listed(words: second.words, written: scan.written(since: dash)),
      ], length: scan.length)
  }

  private static func name(_ scan: inout Scan, _ lexicon: Lexicon) -> (words: String, isDay: Bool)? {
    guard let word = scan.take(.letters) else { return nil }
    _ = scan.take(symbol: ".")
    if let day = lexicon.dates.weekdays[word.lowercased()] { return (day, true) }
    guard let month = lexicon.month(named: word) ?? lexicon.month(named: word + ".") else { return nil }
    return ((lexicon.dates.spokenMonths ?? lexicon.dates.months)[month - 1], false)
  }
}
