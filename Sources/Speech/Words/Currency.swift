// SPDX-License-Identifier: GPL-3.0-or-later

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
