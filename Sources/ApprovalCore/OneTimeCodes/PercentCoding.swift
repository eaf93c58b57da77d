// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// Percent-encoding (RFC 3986 §2.1) of the parts of an `otpauth://` address.
enum PercentCoding {
  /// Everything but the unreserved characters becomes `%` and two digits.
  static func encode(_ text: String) -> String {
    text.utf8.map { byte in
      isUnreserved(byte)
        ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.encode([byte]).uppercased()
    }.joined()
  }

  /// The text that was encoded; throws `address(.percent)` for a broken escape or bytes that are not UTF-8.
  ///
  /// A plus stays a plus: account names hold them, and this is no form.
  static func decode(_ text: Substring) throws(OneTimeCodeError) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(text).utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2,
        let decoded = Hexadecimal.decode(digits)
      else { throw .address(.percent) }
      bytes += decoded
      rest = rest.dropFirst(2)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .address(.percent) }
    return decoded
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
