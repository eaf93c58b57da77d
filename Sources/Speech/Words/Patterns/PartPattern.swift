// SPDX-License-Identifier: GPL-3.0-or-later

/// "side 1/3", "rate 2/12": one of several, after a word that announces parts.
enum PartPattern {
  static let pattern = Pattern(reach: 4) { window, _ in
    guard window.announced == .part else { return nil }
    var scan = Scan(window)
    guard let number = scan.takeDigits(1...4), scan.take(symbol: "/"), let count = scan.takeDigits(1...4),
      window.endsNumber(at: scan.length), !number.hasPrefix("0"), !count.hasPrefix("0")
    else { return nil }
    return Match(.part(number, of: count), scan)
  }
}

/// "2 t 30 m", "1h30m", "1:30 time": hours and minutes beside each other.
enum DurationPattern {
  static let pattern = Pattern(reach: 16) { window, lexicon in
    guard window.mayBeginNumber else { return nil }
    return units(window, lexicon) ?? clock(window, lexicon)
  }

  private static func units(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    var tokens: [Token] = []
    var rest = ["hour", "minute", "second"][...]
    while let (quantity, unit, end) = part(scan, lexicon), let place = rest.firstIndex(of: unit) {
      guard let words = lexicon.units[unit] else { return nil }
      rest = rest[(place + 1)...]
      tokens.append(
        .measure(quantity, unit: words, written: window.text(end - scan.length, from: scan.length)))
      scan = Scan(window, at: end)
      guard let next = part(following(scan), lexicon), rest.contains(next.1) else { break }
      scan = following(scan)
    }
    guard tokens.count > 1, let last = tokens.popLast() else { return nil }
    return Match(tokens + [.listed(words: lexicon.joiner, written: ""), last], length: scan.length)
  }

  private static func following(_ scan: Scan) -> Scan {
    var scan = scan
    scan.passSpace()
    return scan
  }

  private static func part(_ start: Scan, _ lexicon: Lexicon) -> (Quantity, String, Int)? {
    var scan = start
    guard let digits = scan.takeDigits(1...3), let quantity = Quantity(whole: digits) else { return nil }
    scan.passSpace()
    guard let letter = scan.take(.letters), let unit = lexicon.durations[letter],
      scan.next?.kind != .letters
    else { return nil }
    _ = scan.next?.isSymbol(".") == true && scan.take(symbol: ".")
    return (quantity, unit, scan.length)
  }

  /// "1:30 time" is an hour and a half.
  private static func clock(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let hours = scan.takeDigits(1...2), scan.take(symbol: ":"), let minutes = scan.takeDigits(2...2),
      scan.next?.kind == .space, let minute = Int(minutes), (1...59).contains(minute)
    else { return nil }
    scan.passSpace()
    guard let measure = lexicon.measure(in: window, at: scan.length), let hour = lexicon.units["hour"],
      let minuteWords = lexicon.units["minute"], measure.unit == hour,
      window.endsWord(at: scan.length + measure.length)
    else { return nil }
    scan.pass(measure.length)
    if minute == 30, let quantity = Quantity(whole: hours, vulgar: Vulgar(numerator: 1, denominator: 2)) {
      return Match(.measure(quantity, unit: hour, written: scan.written), scan)
    }
    guard let whole = Quantity(whole: hours), let rest = Quantity(whole: String(minute)) else { return nil }
    return Match(
      [
        .measure(whole, unit: hour, written: scan.written), .listed(words: lexicon.joiner, written: ""),
        .measure(rest, unit: minuteWords, written: ""),
      ], length: scan.length)
  }
}
