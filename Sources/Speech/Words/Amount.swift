// SPDX-License-Identifier: GPL-3.0-or-later

/// An amount of money as a field: exact, whole units and minor units apart.
struct Amount: Hashable, Sendable {
  let isNegative: Bool
  let units: Int
  let minorUnits: Int
  /// ISO 4217 code.
  let currency: String

  /// From "12500.00" and "DKK": digits, at most one full stop, at most the currency's decimals.
  init?(_ decimal: String, currency: String) {
    guard Currency.isCode(currency) else { return nil }
    isNegative = decimal.hasPrefix("-")
    let magnitude = isNegative ? decimal.dropFirst() : decimal[...]
    let halves = magnitude.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = Currency.decimals(of: currency)
    guard (1...2).contains(halves.count), let units = Self.whole(halves[0]) else { return nil }
    let fraction = halves.count == 2 ? halves[1] : ""
    guard halves.count == 1 || !fraction.isEmpty, fraction.count <= decimals else { return nil }
    let padded = fraction + String(repeating: "0", count: decimals - fraction.count)
    guard let minor = padded.isEmpty ? 0 : Self.whole(padded[...]) else { return nil }
    self.units = units
    self.minorUnits = minor
    self.currency = currency
  }

  private static func whole(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.utf8.count <= 12, digits.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return Int(digits)
  }
}
