// SPDX-License-Identifier: GPL-3.0-or-later

/// The members of an object that is made.
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
