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

extension JSONReader {
  /// A number (RFC 8259 §6); one too large for a `Double` is refused, never infinite.
  mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    let isNegative = skip(UInt8(ascii: "-"))
    let digits = position
    guard try skipDigits() == 1 || text[digits] != UInt8(ascii: "0") else {
      position = digits + 1
      throw broken
    }
    let whole = digits..<position
    let isWhole = try skipFraction() == false
    if isWhole, let number = Self.whole(text[whole], isNegative) { return number }
    guard let float = Double(String(decoding: text[start..<position], as: UTF8.self)), float.isFinite else {
      position = start
      throw broken
    }
    return Self.exact(float, isWhole)
  }

  /// A whole number by its digits, where one of 64 bits can hold it.
  private static func whole(_ digits: ArraySlice<UInt8>, _ isNegative: Bool) -> JSONValue? {
    var magnitude: UInt64 = 0
    for digit in digits {
      let (tens, isOver) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, isOverToo) = tens.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      guard !isOver, !isOverToo else { return nil }
      magnitude = sum
    }
    if isNegative {
      guard magnitude > 0 else { return .float(-0.0) }
      return magnitude <= Int64.min.magnitude ? .int(Int64(truncatingIfNeeded: 0 &- magnitude)) : nil
    }
    return Int64(exactly: magnitude).map { .int($0) } ?? .unsigned(magnitude)
  }

  /// A number with a fraction or an exponent that is whole all the same, where no digit can have been lost.
  private static func exact(_ float: Double, _ wasWhole: Bool) -> JSONValue {
    guard !wasWhole, float.magnitude < 0x1p53, float.sign == .plus || float != 0,
      let int = Int64(exactly: float)
    else { return .float(float) }
    return .int(int)
  }

  /// The fraction and the exponent; whether there is either.
  private mutating func skipFraction() throws(JSONError) -> Bool {
    let start = position
    if skip(UInt8(ascii: ".")) { _ = try skipDigits() }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      _ = try skipDigits()
    }
    return position > start
  }

  /// One digit or more; how many.
  private mutating func skipDigits() throws(JSONError) -> Int {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw broken }
    return position - start
  }
}
