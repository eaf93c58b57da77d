// SPDX-License-Identifier: GPL-3.0-or-later

/// Money as a field of its own: a decimal number as written, and its currency.
public struct Amount: Hashable, Sendable {
  /// Digits, with a point before the decimals: `12500.00`.
  public let decimal: String
  /// Three capital letters (ISO 4217).
  public let currency: String

  /// - Throws: `TextError` where the number or the currency has another form.
  public init(_ decimal: String, currency: String, limits: Limits = Limits()) throws(TextError) {
    let parts = decimal.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.first.map { $0.hasPrefix("-") ? $0.dropFirst() : $0 } ?? ""
    guard parts.count <= 2, Self.areDigits(digits), digits.count <= limits.amountDigits,
      parts.count == 1 || (Self.areDigits(parts[1]) && parts[1].count <= limits.amountDecimals)
    else { throw TextError(.amount, .notANumber) }
    guard currency.utf8.count == 3,
      currency.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { throw TextError(.currency, .notACurrency) }
    self.decimal = decimal
    self.currency = currency
  }

  private static func areDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
