// SPDX-License-Identifier: GPL-3.0-or-later

/// Money as a field of its own: a decimal number as written, and its currency.
public struct Amount: Hashable, Sendable {
  /// Digits, with a point before the decimals: `12500.00`.
  public let decimal: String
  /// Three capital letters (ISO 4217).
  public let currency: String

  /// Zero is an amount: a card is verified by a payment of nothing, and it is said as zero.
  ///
  /// - Throws: `TextError` where the number is below zero, has more digits than are spoken, or has another form, and where
  ///   there is no such currency.
  public init(_ decimal: String, currency: String, limits: Limits = Limits()) throws(TextError) {
    guard !Self.minusSigns.contains(where: decimal.hasPrefix) else { throw TextError(.amount, .negative) }
    try self.init(unsigned: decimal, as: decimal, currency, limits)
    guard Currency.isKnown(currency) else { throw TextError(.currency, .unknownCurrency) }
  }

  /// An amount as it was kept, which may be older than the rule that none is below zero, and in a currency that is no more.
  public init(kept decimal: String, currency: String) throws(TextError) {
    let unsigned = decimal.hasPrefix("-") ? String(decimal.dropFirst()) : decimal
    try self.init(unsigned: unsigned, as: decimal, currency, Limits())
  }

  private init(unsigned: String, as decimal: String, _ currency: String, _ limits: Limits) throws(TextError) {
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy(Self.areDigits) else { throw TextError(.amount, .notANumber) }
    guard parts[0].count <= limits.amountDigits else {
      throw TextError(.amount, .tooManyDigits(parts[0].count, limit: limits.amountDigits))
    }
    if parts.count == 2, parts[1].count > limits.amountDecimals {
      throw TextError(.amount, .tooManyDecimals(parts[1].count, limit: limits.amountDecimals))
    }
    guard currency.utf8.count == 3,
      currency.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { throw TextError(.currency, .notACurrency) }
    self.decimal = decimal
    self.currency = currency
  }

  private static let minusSigns = ["-", "\u{2212}"]

  private static func areDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
