// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// A JSON value (RFC 8259), which is parsed and written as text, and decoded and encoded as types that are `Codable`.
///
/// It takes the place of FoundationEssentials, which would use 3 MB of the 24 that the daemon may use at rest.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number, however it is written: 2, 2.0, 20e-1.
  case int(Int64)
  /// A whole number above `Int64.max`.
  case unsigned(UInt64)
  /// Any other number; never infinite in what was read.
  case float(Double)
  /// A string.
  case string(String)
  /// A string that must not be printed: the UTF-8 bytes of its text. As JSON it is written like any other string.
  case secret(Secret)
  /// An array.
  case array([JSONValue])
  /// An object; the order of its members is not kept.
  case object([String: JSONValue])

  /// The member of an object, or nil where there is none or this is no object.
  public subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text of a string, in clear where it is a secret, else nil.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .secret(let secret): String(decoding: secret.revealed(), as: UTF8.self)
    default: nil
    }
  }

  /// The bytes of a secret string, else nil.
  public var secret: Secret? {
    if case .secret(let secret) = self { secret } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .int(value) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object; of two members of one name the last counts.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(Dictionary(members, uniquingKeysWith: { $1 }))
  }
}

extension JSONValue {
  /// Parses a text of one value in UTF-8, with white space around it.
  ///
  /// - Parameter secrets: the names whose strings are secrets, wherever they stand: no `String` is made of them.
  /// - Throws: `JSONError.notUTF8`, `.notJSON`, `.tooDeep`, `.tooManyValues` or `.duplicateName`.
  public init(
    reading text: [UInt8], within limits: JSONLimits = JSONLimits(), secrets: Set<String> = []
  ) throws(JSONError) {
    var reader = JSONReader(text, limits, secrets: secrets)
    self = try reader.read()
  }

  /// The value as one line of UTF-8 without a NUL: members in the order of their names, no white space, no slash escaped.
  ///
  /// - Throws: `JSONError.tooDeep`; `.refused` for a number that is infinite or none.
  public func written() throws(JSONError) -> [UInt8] {
    var writer = JSONWriter()
    try writer.write(self)
    return writer.text
  }
}

extension JSONValue: Codable {
  /// Decodes the value as a type. Members that the type has no property for are ignored.
  ///
  /// - Throws: `JSONError.missing`, `.wrongType` or `.refused`, with the place.
  public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws(JSONError) -> Value {
    try decoded(as: type, noting: nil)
  }

  /// Decodes the value as a type that has a property for every member.
  ///
  /// - Throws: as `decoded(as:)`; then `JSONError.unknown` with the first such place.
  public func decodedWhole<Value: Decodable>(as type: Value.Type = Value.self) throws(JSONError) -> Value {
    let strangers = UnknownNames()
    let value = try decoded(as: type, noting: strangers)
    if let first = strangers.paths.min() { throw .unknown(first) }
    return value
  }

  private func decoded<Value: Decodable>(
    as type: Value.Type, noting strangers: UnknownNames?
  ) throws(JSONError) -> Value {
    do {
      return try JSONDecoding(value: self, codingPath: [], strangers: strangers).decode(type)
    } catch {
      throw JSONError(error)
    }
  }

  /// Encodes a value of any type.
  ///
  /// - Throws: `JSONError.refused` for a number that is infinite or none, with the place.
  public init(encoding value: some Encodable) throws(JSONError) {
    do {
      self = try JSONEncoding.value(of: value, at: [])
    } catch {
      throw JSONError(error)
    }
  }

  /// Decodes with a decoder of this module; throws with any other.
  public init(from decoder: any Decoder) throws {
    guard let decoding = decoder as? JSONDecoding else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no JSON"))
    }
    self = decoding.value
  }

  /// Encodes with an encoder of this module; throws with any other.
  public func encode(to encoder: any Encoder) throws {
    guard let encoding = encoder as? JSONEncoding else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "no JSON"))
    }
    encoding.single = self
  }
}
