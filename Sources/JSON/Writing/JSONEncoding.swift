// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of some type on its way to JSON: filled by one `encode(to:)`, on one thread. Generic methods stand for the dozen
/// that the protocols ask for.
final class JSONEncoding: Encoder, SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  var single: JSONValue?
  /// What containers were begun for, some of it not yet whole.
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

  /// What was encoded; a type that encodes nothing is an object without members.
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
