// SPDX-License-Identifier: GPL-3.0-or-later

/// An amount of money: exact, with its scale and its currency.
struct Amount: Hashable, Sendable {
  let quantity: Quantity
  /// "mio.": what the quantity counts.
  let scale: LexiconFile.ScaleWords?
  /// ISO 4217 code, or the lexicon's key for a sign that several currencies share ("kr").
  let currency: String

  init(_ quantity: Quantity, scale: LexiconFile.ScaleWords? = nil, currency: String) {
    self.quantity = quantity
    self.scale = scale
    self.currency = currency
  }

  /// From "12500.00" and "DKK": digits, at most one full stop; more decimals than the currency has are
  /// kept, and said.
  init?(_ decimal: String, currency: String) {
    guard Currency.isCode(currency) else { return nil }
    let isNegative = decimal.hasPrefix("-")
    let halves = decimal.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), halves.allSatisfy(Self.isDigits) else { return nil }
    let fraction = halves.count == 2 ? String(halves[1]) : ""
    guard fraction.utf8.count <= Self.decimalLimit,
      let quantity = Quantity(whole: String(halves[0]), fraction: fraction, isNegative: isNegative)
    else { return nil }
    self.init(quantity, currency: currency)
  }

  /// The number of minor units (øre, fils), or nil where there are decimals that no minor unit holds.
  var minorUnits: Int? {
    guard scale == nil, quantity.vulgar == nil else { return nil }
    let decimals = Currency.decimals(of: currency)
    var fraction = quantity.fraction
    while fraction.utf8.count > decimals, fraction.hasSuffix("0") { fraction.removeLast() }
    guard fraction.utf8.count <= decimals else { return nil }
    return decimals == 0 ? 0 : Int(fraction + String(repeating: "0", count: decimals - fraction.utf8.count))
  }

  /// The most decimals a currency has is four (CLF, UYW).
  private static let decimalLimit = 4

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(ASCII.isDigit)
  }
}
