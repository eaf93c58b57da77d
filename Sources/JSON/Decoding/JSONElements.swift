// SPDX-License-Identifier: GPL-3.0-or-later

/// The elements of an array, one after another.
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

  /// Goes on only after what was read is what was asked for.
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
