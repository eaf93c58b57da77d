// SPDX-License-Identifier: GPL-3.0-or-later

/// SSH's own encoding (RFC 4251 §5).
enum SSHEncoding {
  /// Four bytes, the greatest first.
  static func uint32(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  /// The length, then the bytes.
  static func string(_ bytes: [UInt8]) -> [UInt8] {
    uint32(UInt32(bytes.count)) + bytes
  }

  /// The same of a text in UTF-8.
  static func string(_ text: String) -> [UInt8] {
    string(Array(text.utf8))
  }
}
