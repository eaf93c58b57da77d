// SPDX-License-Identifier: GPL-3.0-or-later

import Children

/// Two amounts with a dash between, and a scale that is written into its currency.
extension AmountWriter {
  /// The currency once or twice, with decimals, closing marks and signs or without.
  mutating func range() -> WrittenAmount {
    let currency = pick(style.currencies)
    let low = 1 + random.next(below: 5000)
    var high = low + 1 + random.next(below: 90_000)
    // "5-10.000" is five to ten thousand in writing as in words: nobody could tell what was meant.
    if high.isMultiple(of: 1000) { high += 1 }
    let (before, after) = (pick(currency.before), pick(currency.after))
    switch random.next(below: 6) {
    case 0: return closed(low, high, currency)
    case 1: return signed(low, high, currency)
    case 2: return withMinor(low, high, currency)
    default: break
    }
    let dash = pick(Self.dashes)
    let (first, second) = (mark(low), mark(high))
    let texts = [
      "\(first)\(dash)\(second)\(after)", "\(first)\(after)\(dash)\(second)\(after)",
      "\(before)\(first)\(dash)\(before)\(second)", "\(before)\(first)\(dash)\(second)",
    ]
    return written(pick(texts), low * 100, high * 100, currency)
  }

  private static let dashes = ["-", "\u{2013}", " - ", " \u{2013} ", "\u{2014}", "\u{2010}", "\u{2212}"]

  private mutating func written(
    _ text: String, _ low: Int, _ high: Int, _ currency: AmountStyle.Currency
  ) -> WrittenAmount {
    WrittenAmount(
      text: pick(style.fields + style.verbs) + text + pick(style.rest),
      values: [low, high].map { AmountValue(hundredths: $0, currency: currency.words) })
  }

  /// "100,- - 200,- kr."
  private mutating func closed(_ low: Int, _ high: Int, _ currency: AmountStyle.Currency) -> WrittenAmount {
    let dash = pick([" - ", " \u{2013} "])
    let unit = spaced(pick(currency.after))
    return written("\(mark(low)),-\(unit)\(dash)\(mark(high)),-\(unit)", low * 100, high * 100, currency)
  }

  /// "-500 - -100 kr.": a dash, and a sign right before the second.
  private mutating func signed(_ low: Int, _ high: Int, _ currency: AmountStyle.Currency) -> WrittenAmount {
    let minus = pick(style.minuses)
    let text = "\(minus)\(mark(high)) - \(minus)\(mark(low))\(pick(currency.after))"
    return WrittenAmount(
      text: pick(style.fields) + text + pick(style.rest),
      values: [-high, -low].map { AmountValue(hundredths: $0 * 100, currency: currency.words) })
  }

  /// "12,50-15,75 kr.", "£5.50-£7.25".
  private mutating func withMinor(_ low: Int, _ high: Int, _ currency: AmountStyle.Currency) -> WrittenAmount
  {
    let minors = [random.next(below: 100), random.next(below: 100)]
    let texts = zip([low, high], minors).map { "\(mark($0))\(style.decimal)\($1 < 10 ? "0" : "")\($1)" }
    let dash = pick(Self.dashes)
    let (before, after) = (pick(currency.before), spaced(pick(currency.after)))
    return written(
      pick([
        "\(texts[0])\(dash)\(texts[1])\(after)", "\(before)\(texts[0])\(dash)\(texts[1])",
        "\(before)\(texts[0])\(dash)\(before)\(texts[1])", "\(texts[0])\(after)\(dash)\(texts[1])\(after)",
      ]),
      low * 100 + minors[0], high * 100 + minors[1], currency)
  }

  /// "3-4 mio. kr.", "$3m-$4m", "kr. 2,5-3 mio.": the scale once or twice.
  mutating func scaledRange() -> WrittenAmount {
    let currency = pick(style.currencies)
    let scale = pick(style.scales)
    let low = 1 + random.next(below: 9000)
    let high = low + 1 + random.next(below: 900)
    let (first, second) = (tenths(low), tenths(high))
    let isLetter = chance(3)
    let word = isLetter ? pick(scale.letters) : " " + pick(scale.written)
    let (before, after) = (pick(currency.before), spaced(pick(currency.after)))
    let dash = pick(Self.dashes)
    let texts = [
      "\(first)\(dash)\(second)\(word)\(after)", "\(before)\(first)\(dash)\(second)\(word)",
      "\(before)\(first)\(word)\(dash)\(before)\(second)\(word)",
      "\(first)\(word)\(after)\(dash)\(second)\(word)\(after)",
    ]
    return written(pick(texts), low * scale.value * 10, high * scale.value * 10, currency)
  }

  private mutating func tenths(_ number: Int) -> String {
    switch number % 10 {
    case 0: "\(number / 10)"
    case 5 where number > 9 && chance(3): "\(number / 10)½"
    default: "\(number / 10)\(style.decimal)\(number % 10)"
    }
  }

  /// "TDKK 500", "500 tkr.", "MEUR 2,5", "DKKm 5".
  mutating func joined() -> WrittenAmount {
    let sign = pick(style.joined)
    let number = 1 + random.next(below: 9000)
    let minus = chance(3) ? pick(style.minuses) : ""
    let text = chance(2) ? "\(minus)\(sign.text) \(tenths(number))" : "\(minus)\(tenths(number)) \(sign.text)"
    let hundredths = number * sign.value * 10
    return WrittenAmount(
      text: pick(style.fields) + text + pick(style.rest),
      values: [AmountValue(hundredths: minus.isEmpty ? hundredths : -hundredths, currency: sign.words)])
  }

  /// Grouped in the language's way, or not at all.
  private mutating func mark(_ whole: Int) -> String {
    guard whole > 999, chance(2) else { return String(whole) }
    let rest = String(whole % 1000)
    return "\(whole / 1000)\(style.grouping)\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
