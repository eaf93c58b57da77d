// SPDX-License-Identifier: GPL-3.0-or-later

/// A currency as it is written beside a number, and the scale that may be written into it ("tkr.", "DKKm").
struct CurrencySign: Hashable {
  let key: String
  let scale: LexiconFile.ScaleWords?
  /// In lexemes.
  let length: Int
}

extension Lexicon {
  /// Whether `symbol` is a minus before a number.
  func isMinus(_ symbol: Character) -> Bool {
    Dash.minuses.contains(symbol) || self.separators.minuses?.contains(String(symbol)) == true
  }

  /// A currency and what stands between it and its number: a scale ("kr. mio. 2"), a space.
  func currency(before scan: inout Scan) -> CurrencySign? {
    guard let sign = currency(at: scan), !isWord(sign, at: scan) else {
      return scaleFirst(&scan)
    }
    scan.pass(sign.length)
    scan.passSpace()
    return sign
  }

  /// "tkr. 500" is a sign of its own; "mio. kr. 2,5" has the scale in front.
  private func scaleFirst(_ scan: inout Scan) -> CurrencySign? {
    var ahead = scan
    guard ahead.next?.kind == .letters, let scale = scale(after: &ahead, isMoney: true) else { return nil }
    ahead.passSpace()
    guard let sign = currency(at: ahead), sign.scale == nil else { return nil }
    ahead.pass(sign.length)
    ahead.passSpace()
    guard ahead.next?.kind == .digits || ahead.next?.isDash == true else { return nil }
    scan = ahead
    return CurrencySign(key: sign.key, scale: scale, length: sign.length)
  }

  /// A currency after a number, with or without a space.
  func currency(after scan: inout Scan) -> CurrencySign? {
    var ahead = scan
    ahead.passSpace()
    guard let sign = currency(at: ahead) else { return nil }
    // "500 $20": the sign is the next amount's, as "kr." is in "500 kr. 20" not.
    if ahead.length > scan.length, ahead.ahead(0)?.kind == .symbol, ahead.ahead(sign.length)?.kind == .digits
    {
      return nil
    }
    ahead.pass(sign.length)
    guard ahead.window.endsWord(at: ahead.length) else { return nil }
    scan = ahead
    return sign
  }

  /// The currency sign or code at `scan`, the longest that stands there.
  func currency(at scan: Scan) -> CurrencySign? {
    guard let first = scan.next?.text.first else { return nil }
    let maySign = self.signBegins.contains(first) || self.signBegins.contains(first.lowered)
    for length in [4, 3, 2, 1] where maySign && scan.ahead(length - 1) != nil {
      guard let key = sign(scan.window.text(length, from: scan.length)) else { continue }
      return CurrencySign(key: key, scale: nil, length: length)
    }
    guard let word = scan.next, word.kind == .letters, (3...7).contains(word.text.count) else { return nil }
    if let code = code(word.text) { return CurrencySign(key: code, scale: nil, length: 1) }
    return scaled(word.text, scan)
  }

  /// A code in use, unless it is a word of the language or a unit; not in capitals, only of a currency that has words:
  /// "ring 114 ved" is none of Venezuela's.
  func code(_ word: String) -> String? {
    guard word.utf8.count == 3 else { return nil }
    let code = word.uppercased()
    guard Currency.isInUse(code), !self.notCurrencies.contains(code) else { return nil }
    if word == code { return code }
    return self.currencies[code] != nil && !self.notCurrencies.contains(code.lowercased())
      && self.measures[word] == nil ? code : nil
  }

  /// "TDKK", "tkr.", "MEUR", "DKKm": a scale's letter before or after a currency.
  private func scaled(_ word: String, _ scan: Scan) -> CurrencySign? {
    for (letters, scale) in self.prefixesOfScales where word.hasPrefix(letters) {
      let rest = String(word.dropFirst(letters.count))
      let isDotted = scan.ahead(1)?.isSymbol(".") == true
      if isDotted, let key = sign(rest + ".") { return CurrencySign(key: key, scale: scale, length: 2) }
      if let key = sign(rest) ?? upperCode(rest) { return CurrencySign(key: key, scale: scale, length: 1) }
    }
    for (letters, scale) in self.lettersOfScales where word.hasSuffix(letters) {
      guard let key = upperCode(String(word.dropLast(letters.count))) else { continue }
      return CurrencySign(key: key, scale: scale, length: 1)
    }
    return nil
  }

  private func upperCode(_ word: String) -> String? {
    Currency.isInUse(word) && !self.notCurrencies.contains(word) ? word : nil
  }

  /// A currency's name in full ("kroner") before a number belongs to what stands before it.
  private func isWord(_ sign: CurrencySign, at scan: Scan) -> Bool {
    guard sign.length == 1, let word = scan.next, word.kind == .letters, word.text.count > 4 else {
      return false
    }
    return sign.scale == nil
  }

  /// The scale after a number, with or without a space.
  ///
  /// - Parameter isMoney: whether a currency has been seen. Otherwise letters that are units too ("m", "t.") are a
  ///   scale only where a currency follows.
  func scale(after scan: inout Scan, isMoney: Bool) -> LexiconFile.ScaleWords? {
    if let thousands = mark(after: &scan, isMoney: isMoney) { return thousands }
    var ahead = scan
    ahead.passSpace()
    guard ahead.next?.kind == .letters else { return nil }
    for length in [2, 1] where ahead.ahead(length - 1) != nil {
      let written = ahead.window.text(length, from: ahead.length)
      guard let scale = scaleWords(written) ?? scaleLetters(written, ahead, length, isMoney) else { continue }
      ahead.pass(length)
      guard ahead.window.endsWord(at: ahead.length) || written.hasSuffix(".") else { continue }
      scan = ahead
      return scale
    }
    return nil
  }

  /// "500' kr.", "kr. 500'", "500'-600' kr.": a mark for thousands, right behind the digits of an amount. It may close a
  /// quotation, too.
  private func mark(after scan: inout Scan, isMoney: Bool) -> LexiconFile.ScaleWords? {
    guard let symbol = scan.next, symbol.kind == .symbol, let scale = scaleSign(symbol.text), !isQuoted(scan)
    else { return nil }
    var ahead = scan
    ahead.pass(1)
    guard ahead.window.endsWord(at: ahead.length) else { return nil }
    let behind = ahead
    guard isMoney || currency(after: &ahead) != nil || isRange(ahead, of: symbol.text) else { return nil }
    scan = behind
    return scale
  }

  /// Whether the mark behind a second number is the same, and a currency follows it.
  private func isRange(_ scan: Scan, of mark: String) -> Bool {
    var scan = scan
    guard scan.takeDash(), let second = Numeral(scan), scan.window[second.end]?.text == mark else {
      return false
    }
    var ahead = Scan(scan.window, at: second.end + 1)
    return currency(after: &ahead) != nil
  }

  /// "'500' kr.": a quotation begins before the number, or a word before it, and the mark closes it.
  private func isQuoted(_ scan: Scan) -> Bool {
    var back = -1
    while let lexeme = scan.ahead(back),
      lexeme.kind == .digits || lexeme.isSymbol(".") || lexeme.isSymbol(",")
    {
      back -= 1
    }
    return (0..<3).contains { count in
      scan.ahead(back - count)?.symbol.map { "'’‘".contains($0) } == true
        && scan.ahead(back - count - 1)?.kind != .digits
    }
  }

  private func scaleLetters(_ written: String, _ scan: Scan, _ length: Int, _ isMoney: Bool)
    -> LexiconFile.ScaleWords?
  {
    guard let scale = scaleSign(written) else { return nil }
    if isMoney { return scale }
    var ahead = scan
    ahead.pass(length)
    return currency(after: &ahead) == nil ? nil : scale
  }
}
