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

/// The currencies in use and their smallest units (ISO 4217:2015, table A.1 with its amendments to 2025).
enum Currency {
  /// Every currency whose "minor unit" is not a hundredth.
  private static let exceptions: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
    "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    "CLF": 4, "UYW": 4,
  ]

  static func decimals(of code: String) -> Int { exceptions[code] ?? 2 }

  /// Three capital ASCII letters.
  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// Whether people pay in it.
  static func isInUse(_ code: String) -> Bool { inUse.contains(code) }

  private static let inUse: Set<String> = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
    LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
    TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW
    ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// A sign that several currencies share, and theirs: where both are written, the code says which is meant.
  static func shares(_ sign: String, with code: String) -> Bool { shared[sign]?.contains(code) ?? false }

  private static let shared: [String: Set<String>] = [
    "kr": ["DKK", "SEK", "NOK", "ISK"],
    "$": ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "TWD"],
    "£": ["GBP", "EGP", "GIP", "FKP", "SHP"],
    "¥": ["JPY", "CNY"],
  ]
}
