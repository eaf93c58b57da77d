// SPDX-License-Identifier: GPL-3.0-or-later

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
