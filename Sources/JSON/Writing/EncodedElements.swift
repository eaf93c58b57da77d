// SPDX-License-Identifier: GPL-3.0-or-later

/// The elements of an array that is made.
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
