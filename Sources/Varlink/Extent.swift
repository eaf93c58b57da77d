// SPDX-License-Identifier: GPL-3.0-or-later

/// How deep a text of JSON goes, and how many values it has at most; measured before parsing, because parsers recurse, and
/// because a million empty values take a thousand times as long to read as one long one.
struct Extent {
  private(set) var depth = 0
  /// Commas, brackets and braces: no fewer than values.
  private(set) var values = 1

  init(of bytes: [UInt8]) {
    var (open, inString, escaped) = (0, false, false)
    for byte in bytes {
      if inString {
        inString = escaped || byte != UInt8(ascii: "\"")
        escaped = !escaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open += 1
        values += 1
        depth = max(depth, open)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
      case UInt8(ascii: ","): values += 1
      default: break
      }
    }
  }
}
