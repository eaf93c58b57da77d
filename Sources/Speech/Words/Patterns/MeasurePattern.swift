// SPDX-License-Identifier: GPL-3.0-or-later

/// A number and a unit of measure or a scale, with or without a space: "5 km", "1½ kg", "1/2 time", "3 mio.".
enum MeasurePattern {
  static let pattern = Pattern(reach: 20, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.announced != .part, let number = Signed(window, lexicon) else { return nil }
    let fraction = Numeral(fractionAt: Scan(window))
    var scan = Scan(window, at: fraction?.end ?? number.end)
    if let fraction, let part = part(fraction, window, lexicon) { return part }
    guard let unit = unit(&scan, lexicon, ofFraction: fraction != nil || number.numeral.vulgar != nil) else {
      return nil
    }
    let reading = fraction?.reading(lexicon.separators) ?? number.reading(lexicon, .measure)
    guard case .exact(let quantity, true) = reading else { return nil }
    return Match(.measure(quantity, unit: unit, written: scan.written), scan)
  }

  /// "1/3 af beløbet".
  private static func part(_ fraction: Numeral, _ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window[fraction.end]?.kind == .space, let word = window[fraction.end + 1]?.text,
      lexicon.fractionLinks.contains(word.lowercased()),
      case .exact(let quantity, _) = fraction.reading(lexicon.separators)
    else { return nil }
    return Match([.number(quantity, gender: nil, written: window.text(fraction.end))], length: fraction.end)
  }

  private static func unit(_ scan: inout Scan, _ lexicon: Lexicon, ofFraction: Bool) -> LexiconFile.UnitWords?
  {
    if let scale = lexicon.scale(after: &scan, isMoney: false) { return scale.unit }
    var ahead = scan
    ahead.passSpace()
    if let measure = lexicon.measure(in: ahead.window, at: ahead.length) {
      ahead.pass(measure.length)
      guard ahead.window.endsWord(at: ahead.length) else { return nil }
      scan = ahead
      return measure.unit
    }
    // "1/2 time", "2/3 flertal": a fraction of a thing that is no unit.
    guard ofFraction, ahead.length > scan.length, let word = ahead.take(.letters),
      ahead.window.endsWord(at: ahead.length),
      let unit = lexicon.noun(word)
    else { return nil }
    scan = ahead
    return unit
  }
}

/// "/" or "pr." after an amount or a measure, and the unit it is counted by: "kr./kWh", "2 kr. pr. km", "DKK 100/mo.".
enum PerPattern {
  static let pattern = Pattern(reach: 8) { window, lexicon in
    guard window.context.isAfterUnit else { return nil }
    guard window[0]?.isSymbol("/") == true else { return word(window, lexicon) }
    var scan = Scan(window, at: 1)
    scan.passSpace()
    guard scan.next?.kind == .letters else { return nil }
    guard let measure = lexicon.measure(in: window, at: scan.length),
      window.endsWord(at: scan.length + measure.length)
    else { return Match([.listed(words: lexicon.per.said, written: "/")], length: scan.length) }
    let unit = lexicon.bare(measure.unit)
    scan.pass(measure.length)
    return Match([.listed(words: "\(lexicon.per.said) \(unit)", written: scan.written)], length: scan.length)
  }
}

extension PerPattern {
  /// "pr. kWh", "per kg". What is no unit is read by itself.
  private static func word(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let word = scan.take(.letters) else { return nil }
    let isDotted = scan.take(symbol: ".")
    guard lexicon.per.written.contains(word.lowercased() + (isDotted ? "." : "")), scan.next?.kind == .space
    else { return nil }
    scan.passSpace()
    guard let measure = lexicon.measure(in: window, at: scan.length),
      window.endsWord(at: scan.length + measure.length)
    else { return nil }
    scan.pass(measure.length)
    let words = Token.listed(
      words: "\(lexicon.per.said) \(lexicon.bare(measure.unit))", written: scan.written)
    // "pr. stk." at the end of a text ends its sentence too.
    let isEnd = scan.written.hasSuffix(".") && (scan.next == nil && !window.isCut || scan.next?.kind == .line)
    return Match(isEnd ? [words, .stop(.full)] : [words], length: scan.length)
  }
}

/// "side 1/3", "rate 2/12": one of several, after a word that announces parts.
enum PartPattern {
  static let pattern = Pattern(reach: 4) { window, _ in
    guard window.announced == .part else { return nil }
    var scan = Scan(window)
    guard let number = scan.takeDigits(1...3), scan.take(symbol: "/"), let count = scan.takeDigits(1...3),
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
