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

/// "3." before a word in lower case, "3rd", "1., 2. og 3. rate": as the language writes its ordinals.
enum OrdinalPattern {
  static let pattern = Pattern(reach: 24, read)

  static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber, let (number, scan) = ordinal(Scan(window), lexicon) else { return nil }
    if scan.written.hasSuffix("."), scan.next == nil && !window.isCut || scan.next?.kind == .line,
      DatePattern.isAfterArticle(window, lexicon)
    {
      return Match([.ordinal(number, gender: nil, written: scan.written), .stop(.full)], length: scan.length)
    }
    guard scan.written.hasSuffix(".") else {
      return window.endsWord(at: scan.length)
        ? Match(.ordinal(number, gender: nil, written: scan.written), scan) : nil
    }
    guard let noun = noun(after: scan, lexicon) else { return nil }
    return Match(.ordinal(number, gender: lexicon.gender(of: noun.text), written: scan.written), scan)
  }

  private static func ordinal(_ start: Scan, _ lexicon: Lexicon) -> (Int, Scan)? {
    var scan = start
    guard let digits = scan.takeDigits(1...3), !digits.hasPrefix("0"), let number = Int(digits),
      lexicon.ordinals.words.indices.contains(number), let suffix = scan.next?.text.lowercased(),
      lexicon.ordinals.suffixes.contains(suffix)
    else { return nil }
    scan.pass(1)
    return (number, scan)
  }

  /// A full stop that ends a sentence is followed by a capital, or by nothing; after "den" and "i", and at the
  /// beginning of a text, a capital may be the noun's. More ordinals may stand between ("1., 2. og 3. rate").
  private static func noun(after start: Scan, _ lexicon: Lexicon) -> Lexeme? {
    var scan = start
    while true {
      var ahead = scan
      _ = ahead.take(symbol: ",")
      guard ahead.next?.kind == .space else { return nil }
      ahead.passSpace()
      if let word = ahead.next, word.kind == .letters, ahead.ahead(1)?.kind == .space,
        ahead.ahead(2)?.kind == .digits
      {
        guard lexicon.ordinals.links.contains(word.text.lowercased()) else {
          return isNoun(word, start, lexicon) ? word : nil
        }
        ahead.pass(2)
      }
      guard let (_, next) = ordinal(ahead, lexicon) else {
        guard let word = ahead.next, word.kind == .letters else { return nil }
        return isNoun(word, start, lexicon) ? word : nil
      }
      scan = next
    }
  }

  private static func isNoun(_ word: Lexeme, _ scan: Scan, _ lexicon: Lexicon) -> Bool {
    if word.text.first?.isLowercase == true { return true }
    guard let before = scan.window.beforeSpace else { return true }
    return before.kind == .letters && lexicon.ordinals.before.contains(before.text.lowercased())
  }
}
