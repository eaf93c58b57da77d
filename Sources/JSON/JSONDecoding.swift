// SPDX-License-Identifier: GPL-3.0-or-later

/// The decoder of a value. Generic methods implement the dozen that the protocols require for each type.
struct JSONDecoding: Decoder, SingleValueDecodingContainer {
  let value: JSONValue
  let codingPath: [any CodingKey]
  /// Collects the members that no type has a property for; nil where they are ignored.
  let strangers: UnknownNames?

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw mismatch([String: JSONValue].self) }
    if let strangers {
      for name in members.keys where Key(stringValue: name) == nil {
        strangers.paths.append((codingPath + [PlaceKey(stringValue: name)]).place)
      }
    }
    return KeyedDecodingContainer(JSONMembers(members: members, decoding: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = value else { throw mismatch([JSONValue].self) }
    return JSONElements(elements: elements, decoding: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { value == .null }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let texts = texts(as: type) { return texts }
    guard let plain = type as? any PlainValue.Type else { return try Value(from: self) }
    do {
      guard let result = try plain.init(json: value) as? Value else { throw mismatch(type) }
      return result
    } catch is JSONError {
      throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "not a \(type)"))
    }
  }

  /// Texts, and lists and tables of them, without a decoder for each: most of what is in a file is these. Nil for anything
  /// else, and where one of them is no text, which the long way names by its place.
  private func texts<Value>(as type: Value.Type) -> Value? {
    switch value {
    case .string(let text): return text as? Value
    case .array(let elements) where type == [String].self:
      let texts = elements.compactMap(\.text)
      return texts.count == elements.count ? texts as? Value : nil
    case .object(let members) where type == [String: String].self:
      let texts = members.compactMapValues(\.text)
      return texts.count == members.count ? texts as? Value : nil
    default: return nil
    }
  }

  /// The decoder of a value inside this one.
  func decoding(_ value: JSONValue, at key: any CodingKey) -> JSONDecoding {
    JSONDecoding(value: value, codingPath: codingPath + [key], strangers: strangers)
  }

  private func mismatch(_ type: any Any.Type) -> DecodingError {
    let context = DecodingError.Context(codingPath: codingPath, debugDescription: "not a \(type)")
    return value == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }
}

/// Decodes the members of an object.
struct JSONMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [String: JSONValue]
  let decoding: JSONDecoding

  var codingPath: [any CodingKey] { decoding.codingPath }

  var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try member(key) == .null }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try inner(key).decode(type)
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    if case .string(let text)? = members[key.stringValue] { return text }
    return try inner(key).decode(type)
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    switch members[key.stringValue] {
    case .string(let text): text
    case nil, .null: nil
    default: try inner(key).decode(type)
    }
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Inner>
  {
    try inner(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try inner(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder {
    let key = PlaceKey(stringValue: "super")
    return decoding.decoding(members[key.stringValue] ?? .null, at: key)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try inner(key) }

  private func inner(_ key: Key) throws -> JSONDecoding { decoding.decoding(try member(key), at: key) }

  private func member(_ key: Key) throws -> JSONValue {
    guard let value = members[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "no \(key.stringValue)"))
    }
    return value
  }
}

/// Decodes the elements of an array, one after the other.
struct JSONElements: UnkeyedDecodingContainer {
  let elements: [JSONValue]
  let decoding: JSONDecoding
  private(set) var currentIndex = 0

  init(elements: [JSONValue], decoding: JSONDecoding) {
    self.elements = elements
    self.decoding = decoding
  }

  var codingPath: [any CodingKey] { decoding.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  mutating func decodeNil() throws -> Bool {
    guard try current().value == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try taking { try $0.decode(type) }
  }

  mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) throws
    -> KeyedDecodingContainer<Inner>
  {
    try taking { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try taking { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try taking { $0 } }

  /// Advances to the next element only after this one was decoded.
  private mutating func taking<Result>(_ body: (JSONDecoding) throws -> Result) throws -> Result {
    let result = try body(try current())
    currentIndex += 1
    return result
  }

  private func current() throws -> JSONDecoding {
    let key = PlaceKey(intValue: currentIndex)
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        JSONValue.self, .init(codingPath: codingPath + [key], debugDescription: "no more elements"))
    }
    return decoding.decoding(elements[currentIndex], at: key)
  }
}

/// The members that no type has a property for, as decoding meets them. It lives for one decoding, on one thread.
final class UnknownNames {
  var paths: [String] = []
}
