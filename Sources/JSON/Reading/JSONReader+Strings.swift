// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

extension JSONReader {
  /// A string to its closing quotation mark, after the opening one (RFC 8259 §7).
  mutating func string() throws(JSONError) -> String {
    guard let text = String(validating: try content(), as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  /// The same as a secret.
  mutating func secret() throws(JSONError) -> Secret {
    let content = try content()
    guard (try? UTF8Span(validating: content.span)) != nil else { throw .notUTF8 }
    return Secret(Array(content))
  }

  /// What a string stands for, to its closing quotation mark.
  private mutating func content() throws(JSONError) -> ArraySlice<UInt8> {
    let start = position
    skipPlain()
    if next == UInt8(ascii: "\"") {
      position += 1
      return text[start..<position - 1]
    }
    var bytes = Array(text[start..<position])
    while !skip(UInt8(ascii: "\"")) {
      try expect(UInt8(ascii: "\\"))
      bytes += Array(String(try escaped()).utf8)
      let start = position
      skipPlain()
      bytes += text[start..<position]
    }
    return bytes[...]
  }

  /// To the next byte that is not simply a part of a string: its end, an escape, a control character.
  private mutating func skipPlain() {
    while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      position += 1
    }
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  /// What stands for an escape, after its backslash.
  private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
    if skip(UInt8(ascii: "u")) { return try scalar() }
    guard let byte = next, let scalar = Self.escapes[byte] else { throw broken }
    position += 1
    return scalar
  }

  /// Four hexadecimal digits, or eight that are a surrogate pair; half a pair is refused.
  private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00 else { throw broken }
    try expect(UInt8(ascii: "\\"))
    try expect(UInt8(ascii: "u"))
    let low = try codeUnit()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit - 0xD800) << 10) + UInt32(low - 0xDC00))
    else { throw broken }
    return scalar
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else { throw broken }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
