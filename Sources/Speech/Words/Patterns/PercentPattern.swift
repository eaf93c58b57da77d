// SPDX-License-Identifier: GPL-3.0-or-later

/// A number and a per cent sign, with or without a space: "12,5 %", "- 2 %".
enum PercentPattern {
  static let pattern = Pattern(reach: 18, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let number = Signed(window, lexicon) else { return nil }
    var scan = Scan(window, at: number.end)
    scan.passSpace()
    guard lexicon.measure(in: window, at: scan.length) == nil, scan.take(symbol: "%"),
      case .exact(let quantity, _) = number.reading(lexicon, .measure)
    else { return nil }
    return Match(.percent(quantity, written: scan.written), scan)
  }
}

/// A number with its sign, where one may stand.
struct Signed {
  let numeral: Numeral
  let isNegative: Bool
  /// Where it ends, in lexemes of the window.
  let end: Int

  init?(_ window: Window, _ lexicon: Lexicon) {
    guard window.mayBeginNumber else { return nil }
    var scan = Scan(window)
    let mayBeSigned = Signs.mayStand(at: window, lexicon)
    let isBracketed = mayBeSigned && scan.take(symbol: "(")
    let isSigned = !isBracketed && mayBeSigned && scan.takeMinus(lexicon)
    guard let numeral = Numeral(scan) else { return nil }
    self.numeral = numeral
    guard isBracketed else {
      var tail = Scan(window, at: numeral.end)
      let isTrailing = !isSigned && tail.takeTrailingMinus(numeral, lexicon)
      isNegative = isSigned || isTrailing
      end = isTrailing ? tail.length : numeral.end
      return
    }
    isNegative = true
    // "(500,00)" is an accountant's minus, and "(1.234)" after "resultat"; "(5)" is a number in brackets.
    var tail = Scan(window, at: numeral.end + 1)
    let isAmount =
      numeral.groups.last?.utf8.count == 2 || window.announced == .amount
      || lexicon.scale(after: &tail, isMoney: false) != nil
    guard numeral.groups.count > 1, isAmount, window[numeral.end]?.isSymbol(")") == true else { return nil }
    end = numeral.end + 1
  }

  func reading(_ lexicon: Lexicon, _ use: Numeral.Use) -> Numeral.Reading {
    numeral.reading(lexicon.separators, use, isNegative: isNegative)
  }
}
