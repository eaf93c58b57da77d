// SPDX-License-Identifier: GPL-3.0-or-later

import Children

/// Writes amounts as people do: signs, currencies, scales and groups in any of their places, single and in ranges.
struct AmountWriter {
  let style: AmountStyle
  var random: SeededRandom

  init(_ style: AmountStyle, seed: UInt64) {
    self.style = style
    random = SeededRandom(seed: seed)
  }

  mutating func next() -> WrittenAmount {
    switch random.next(below: 8) {
    case 0: range()
    case 1: scaledRange()
    case 2: joined()
    default: single()
    }
  }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[random.next(below: list.count)] }

  mutating func chance(_ count: Int) -> Bool { random.next(below: count) == 0 }

  /// A number: as written, in hundredths, and whether it has decimals.
  private struct Number {
    var text: String
    var hundredths: Int
    var hasDecimals = false
    var isClosed = false
  }

  private mutating func single() -> WrittenAmount {
    let currency = pick(style.currencies)
    let scaled = chance(3)
    var number = scaled ? scaledNumber() : plainNumber()
    let sign = pick(["", "", "-", "(", "trailing"])
    let isBefore = chance(2)
    var text =
      scaled
      ? placed(number.text, number.scale, currency, isBefore) : placed(number.number, currency, isBefore)
    var field = pick(style.fields + style.verbs)
    switch sign {
    case "-":
      field = pick(style.fields)
      let minus = pick(style.minuses) + pick(["", " "])
      // In the middle of a sentence a dash with a space behind it is a pause.
      if !minus.hasSuffix(" "), chance(3) { field = pick(style.verbs) }
      text = isBefore && chance(2) ? inside(text, minus, currency) : minus + text
      number.hundredths.negate()
    case "(" where !number.number.isClosed:
      field = pick(style.fields)
      text =
        scaled
        ? "(" + number.text + ") " + pick(number.scale.written) + spaced(pick(currency.after))
        : bracketed(number.number.text, currency, isBefore)
      number.hundredths.negate()
    case "trailing" where !scaled && number.number.hasDecimals:
      let minus = pick(Array(style.minuses.prefix(6)))
      text =
        isBefore
        ? pick(currency.before) + number.number.text + minus
        : number.number.text + minus + spaced(pick(currency.after))
      number.hundredths.negate()
    default: break
    }
    let value = AmountValue(hundredths: number.hundredths, currency: currency.words)
    return WrittenAmount(text: field + text + pick(style.rest), values: [value])
  }

  func spaced(_ sign: String) -> String { sign.hasPrefix(" ") ? sign : " " + sign }

  /// The minus between the currency and the number.
  private func inside(_ text: String, _ minus: String, _ currency: AmountStyle.Currency) -> String {
    guard let sign = currency.before.filter(text.hasPrefix).max(by: { $0.count < $1.count }) else {
      return minus + text
    }
    return sign + minus + text.dropFirst(sign.count)
  }

  private mutating func bracketed(_ number: String, _ currency: AmountStyle.Currency, _ isBefore: Bool)
    -> String
  {
    switch (isBefore, chance(2)) {
    case (true, true): "(" + pick(currency.before) + number + ")"
    case (true, false): pick(currency.before) + "(" + number + ")"
    case (false, true): "(" + number + pick(currency.after) + ")"
    case (false, false): "(" + number + ")" + spaced(pick(currency.after))
    }
  }

  private mutating func placed(_ number: Number, _ currency: AmountStyle.Currency, _ isBefore: Bool) -> String
  {
    if isBefore { return pick(currency.before) + number.text }
    return number.text + (number.isClosed ? spaced(pick(currency.after)) : pick(currency.after))
  }

  private mutating func placed(
    _ number: String, _ scale: AmountStyle.Scale, _ currency: AmountStyle.Currency, _ isBefore: Bool
  ) -> String {
    let word = chance(2) ? " " + pick(scale.written) : pick(["", " "]) + pick(scale.letters)
    if isBefore { return pick(currency.before) + number + word }
    return number + word + spaced(pick(currency.after))
  }
}

extension AmountWriter {
  private struct Scaled {
    var text: String
    var scale: AmountStyle.Scale
    var number: Number
    var hundredths: Int
  }

  /// Whole and in groups, with two decimals, or closed.
  private mutating func plainNumber() -> Scaled {
    let whole = [
      random.next(below: 10), random.next(below: 1000), random.next(below: 100_000),
      random.next(below: 100_000_000),
    ][
      random.next(below: 4)]
    var number = Number(text: grouped(whole), hundredths: whole * 100)
    switch random.next(below: 4) {
    case 0:
      let minor = random.next(below: 100)
      number.text += style.decimal + (minor < 10 ? "0" : "") + "\(minor)"
      number.hundredths += minor
      number.hasDecimals = true
    case 1:
      number.text += pick([",-", ".-", ",\u{2013}", ",--"])
      number.isClosed = true
    default: break
    }
    return Scaled(text: number.text, scale: style.scales[0], number: number, hundredths: number.hundredths)
  }

  /// "2,5", "1½", "500", before a scale.
  private mutating func scaledNumber() -> Scaled {
    let scale = pick(style.scales)
    let whole = 1 + random.next(below: 900)
    var text = "\(whole)"
    var tenths = whole * 10
    switch random.next(below: 3) {
    case 0:
      let tenth = 1 + random.next(below: 9)
      text += style.decimal + "\(tenth)"
      tenths += tenth
    case 1:
      text += "½"
      tenths += 5
    default: break
    }
    let hundredths = tenths * scale.value * 10
    return Scaled(
      text: text, scale: scale, number: Number(text: text, hundredths: hundredths), hundredths: hundredths)
  }

  private mutating func grouped(_ whole: Int) -> String {
    let digits = String(whole)
    let mark = pick([style.grouping, style.grouping, " ", "\u{A0}", "\u{202F}", "'", ""])
    var groups: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return groups.joined(separator: mark)
  }
}
