// SPDX-License-Identifier: GPL-3.0-or-later

/// Base 64 without padding (RFC 4648 §4 and §5), as password hashes and JWS write it.
public enum Base64: Sendable {
  /// With `+` and `/`.
  case standard
  /// With `-` and `_`, safe in addresses and file names; JWS uses it (RFC 7515 §2).
  case url

  /// The characters of the bytes, unpadded.
  public func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for _ in 0...group.count {
        text.append(alphabet[Int(bits >> 18 & 63)])
        bits <<= 6
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of unpadded characters; `nil` where a foreign character, an impossible length or a stray bit
  /// is among them, so that a value has one spelling only.
  public func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var pending: UInt32 = 0
    for character in text.utf8 {
      let value = values[Int(character)]
      guard value < 64 else { return nil }
      bits = bits << 6 | UInt32(value)
      pending += 6
      if pending >= 8 {
        pending -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> pending))
        bits &= (1 << pending) - 1
      }
    }
    return pending < 6 && bits == 0 ? bytes : nil
  }

  /// What each byte stands for as a character; 64 for those that are foreign.
  private var values: [UInt8] {
    switch self {
    case .standard: Self.standardValues
    case .url: Self.urlValues
    }
  }

  private var alphabet: [UInt8] {
    switch self {
    case .standard: Self.standardAlphabet
    case .url: Self.urlAlphabet
    }
  }

  private static let common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  private static let standardAlphabet = Array((common + "+/").utf8)
  private static let urlAlphabet = Array((common + "-_").utf8)
  private static let standardValues = values(of: standardAlphabet)
  private static let urlValues = values(of: urlAlphabet)

  private static func values(of alphabet: [UInt8]) -> [UInt8] {
    alphabet.enumerated().reduce(into: [UInt8](repeating: 64, count: 256)) { values, character in
      values[Int(character.element)] = UInt8(character.offset)
    }
  }
}

/// Bytes as pairs of hexadecimal digits.
public enum Hexadecimal {
  /// The lower-case digits of the bytes, two for each.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of an even number of digits in either case; `nil` where anything else is among them.
  public static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text.utf8 {
      guard let value = value(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
