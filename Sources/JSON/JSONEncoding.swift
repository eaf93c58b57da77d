// SPDX-License-Identifier: GPL-3.0-or-later

/// The encoder of a value: filled by one call of `encode(to:)`, on one thread. Generic methods implement the dozen that the
/// protocols require for each type.
final class JSONEncoding: Encoder, SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  var single: JSONValue?
  /// The parts that containers were opened for; some may not be complete yet.
  var members: [String: JSONPart]?
  var elements: [JSONPart]?

  init(codingPath: [any CodingKey]) { self.codingPath = codingPath }

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func value<Value: Encodable>(of value: Value, at path: [any CodingKey]) throws -> JSONValue {
    if let plain = value as? any PlainValue {
      guard let json = plain.json else {
        throw EncodingError.invalidValue(value, .init(codingPath: path, debugDescription: "no such number"))
      }
      return json
    }
    let encoding = JSONEncoding(codingPath: path)
    try value.encode(to: encoding)
    return encoding.whole
  }

  /// The encoded value; a type that encodes nothing is an object without members.
  var whole: JSONValue {
    if let single { return single }
    if let elements { return .array(elements.map(\.whole)) }
    return .object(members?.mapValues(\.whole) ?? [:])
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if members == nil { members = [:] }
    return KeyedEncodingContainer(EncodedMembers(encoding: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if elements == nil { elements = [] }
    return EncodedElements(encoding: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { single = .null }

  func encode<Value: Encodable>(_ value: Value) throws {
    single = try Self.value(of: value, at: codingPath)
  }
}

/// Encodes the members of an object.
struct EncodedMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoding: JSONEncoding

  var codingPath: [any CodingKey] { encoding.codingPath }

  func encodeNil(forKey key: Key) { encoding.members?[key.stringValue] = .value(.null) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let part = JSONPart.value(try JSONEncoding.value(of: value, at: codingPath + [key]))
    encoding.members?[key.stringValue] = part
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key)
    -> KeyedEncodingContainer<Inner>
  {
    open(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    open(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { open(PlaceKey(stringValue: "super")) }

  func superEncoder(forKey key: Key) -> any Encoder { open(key) }

  private func open(_ key: any CodingKey) -> JSONEncoding {
    let inner = JSONEncoding(codingPath: codingPath + [key])
    encoding.members?[key.stringValue] = .open(inner)
    return inner
  }
}

/// Encodes the elements of an array.
struct EncodedElements: UnkeyedEncodingContainer {
  let encoding: JSONEncoding

  var codingPath: [any CodingKey] { encoding.codingPath }
  var count: Int { encoding.elements?.count ?? 0 }

  func encodeNil() { encoding.elements?.append(.value(.null)) }

  func encode<Value: Encodable>(_ value: Value) throws {
    let part = JSONPart.value(try JSONEncoding.value(of: value, at: codingPath + [PlaceKey(intValue: count)]))
    encoding.elements?.append(part)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
    open().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { open().unkeyedContainer() }

  func superEncoder() -> any Encoder { open() }

  private func open() -> JSONEncoding {
    let inner = JSONEncoding(codingPath: codingPath + [PlaceKey(intValue: count)])
    encoding.elements?.append(.open(inner))
    return inner
  }
}

/// A member or element: complete, or filled later through a container that was opened for it.
enum JSONPart {
  case value(JSONValue)
  case open(JSONEncoding)

  var whole: JSONValue {
    switch self {
    case .value(let value): value
    case .open(let encoding): encoding.whole
    }
  }
}
