// SPDX-License-Identifier: GPL-3.0-or-later

/// A value on its way to its type. Generic methods stand for the dozen that the protocols ask for.
struct JSONDecoding: Decoder, SingleValueDecodingContainer {
  let value: JSONValue
  let codingPath: [any CodingKey]
  /// Where names are noted that the types do not know.
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
    guard let plain = type as? any PlainValue.Type else { return try Value(from: self) }
    do {
      guard let result = try plain.init(json: value) as? Value else { throw mismatch(type) }
      return result
    } catch is JSONError {
      throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "not a \(type)"))
    }
  }

  /// The decoding of what stands in this one.
  func decoding(_ value: JSONValue, at key: any CodingKey) -> JSONDecoding {
    JSONDecoding(value: value, codingPath: codingPath + [key], strangers: strangers)
  }

  private func mismatch(_ type: any Any.Type) -> DecodingError {
    let context = DecodingError.Context(codingPath: codingPath, debugDescription: "not a \(type)")
    return value == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }
}
