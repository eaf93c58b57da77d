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

/// "/" after an amount or a measure, and the unit it is counted by: "kr./kWh", "DKK 100/mo.".
enum PerPattern {
  static let pattern = Pattern(reach: 8) { window, lexicon in
    guard window.context.isAfterUnit, window[0]?.isSymbol("/") == true else { return nil }
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
