// SPDX-License-Identifier: GPL-3.0-or-later

/// A type that is one JSON value, and needs no container to be one.
protocol PlainValue {
  /// Nil where the value is of another kind.
  ///
  /// - Throws: `JSONError.refused` where it is a number that this type cannot hold.
  init?(json: JSONValue) throws(JSONError)

  /// Nil for what JSON has no number for.
  var json: JSONValue? { get }
}

extension JSONValue: PlainValue {
  init?(json: JSONValue) { self = json }
  var json: JSONValue? { self }
}

extension String: PlainValue {
  init?(json: JSONValue) {
    guard let text = json.text else { return nil }
    self = text
  }

  var json: JSONValue? { .string(self) }
}

extension Bool: PlainValue {
  init?(json: JSONValue) {
    guard case .bool(let bool) = json else { return nil }
    self = bool
  }

  var json: JSONValue? { .bool(self) }
}

extension PlainValue where Self: FixedWidthInteger {
  init?(json: JSONValue) throws(JSONError) {
    let held: Self?
    switch json {
    case .int(let int): held = Self(exactly: int)
    case .unsigned(let int): held = Self(exactly: int)
    // The one whole number that is none of the others is -0; all else has a fraction, or lost its digits.
    case .float(let float): held = float == 0 ? 0 : nil
    default: return nil
    }
    guard let held else { throw .refused("") }
    self = held
  }

  var json: JSONValue? {
    Int64(exactly: self).map { .int($0) } ?? UInt64(exactly: self).map { .unsigned($0) }
  }
}

extension PlainValue where Self: BinaryFloatingPoint & LosslessStringConvertible {
  init?(json: JSONValue) throws(JSONError) {
    let held: Self
    switch json {
    case .int(let int): held = Self(int)
    case .unsigned(let int): held = Self(int)
    case .float(let float): held = Self(float)
    default: return nil
    }
    guard held.isFinite else { throw .refused("") }
    self = held
  }

  /// By its shortest text, which for a `Float` is another number than the nearest `Double`.
  var json: JSONValue? { isFinite ? Double(description).map { .float($0) } : nil }
}

extension Int: PlainValue {}
extension Int8: PlainValue {}
extension Int16: PlainValue {}
extension Int32: PlainValue {}
extension Int64: PlainValue {}
extension UInt: PlainValue {}
extension UInt8: PlainValue {}
extension UInt16: PlainValue {}
extension UInt32: PlainValue {}
extension UInt64: PlainValue {}
extension Double: PlainValue {}
extension Float: PlainValue {}
