// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// Writes the flat JSON objects of a receipt (RFC 8259); the core has no Foundation to write them for it.
enum JSONText {
  enum Value {
    case text(String)
    case number(Int64)
  }

  static func object(_ members: [(name: String, value: Value)]) -> String {
    "{" + members.map { "\(quoted($0.name)):\(printed($0.value))" }.joined(separator: ",") + "}"
  }

  private static func printed(_ value: Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): String(number)
    }
  }

  private static func quoted(_ text: String) -> String {
    let needsEscapes = text.utf8.contains {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    return "\"" + (needsEscapes ? text.unicodeScalars.map(escaped).joined() : text) + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\" + String(scalar)
    case "\u{00}"..."\u{1F}":
      "\\u00" + Hexadecimal.encode([UInt8(scalar.value)])
    default: String(scalar)
    }
  }
}
