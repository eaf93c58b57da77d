// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// Base 64 with padding (RFC 4648 §4), as OpenSSH's files have it.
enum PaddedBase64 {
  static func encode(_ bytes: [UInt8]) -> String {
    let text = Base64.standard.encode(bytes)
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// The bytes; `nil` where the padding is not what it must be, or anything else is.
  static func decode(_ text: String) -> [UInt8]? {
    guard text.utf8.count.isMultiple(of: 4) else { return nil }
    let unpadded = text.hasSuffix("==") ? text.dropLast(2) : text.hasSuffix("=") ? text.dropLast() : text[...]
    return Base64.standard.decode(String(unpadded))
  }
}
