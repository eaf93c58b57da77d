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

/// The currencies that there are (ISO 4217, table A.1 as of 2026-01, without the codes for tests and for no currency).
enum Currency {
  /// Whether a code is one of a currency.
  static func isKnown(_ code: String) -> Bool { codes.contains(Substring(code)) }

  private static let codes: Set<Substring> = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW \
    CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL \
    HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA \
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR \
    ZMW ZWG
    """.split(separator: " "))
}
