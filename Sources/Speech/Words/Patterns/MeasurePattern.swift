// SPDX-License-Identifier: GPL-3.0-or-later

/// A number and a unit of measure, with or without a space: "5 km", "1,5 kg", "3 mio.".
enum MeasurePattern {
  static let pattern = Pattern(reach: 20, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber, let numeral = Numeral(Scan(window)) else { return nil }
    var scan = Scan(window)
    scan.pass(numeral.length)
    scan.passSpace()
    guard let measure = lexicon.measure(in: window, at: scan.length) else { return nil }
    scan.pass(measure.length)
    guard window.endsWord(at: scan.length),
      case .exact(let quantity, true) = numeral.reading(decimal: lexicon.separators.decimal)
    else { return nil }
    return Match(.measure(quantity, unit: measure.unit, written: scan.written), scan)
  }
}
