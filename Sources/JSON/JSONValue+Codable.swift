// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONValue: Codable {
  /// The value as a type. Members that the type does not name are passed over.
  ///
  /// - Throws: `JSONError.missing`, `.wrongType` or `.refused`, with the place.
  public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws(JSONError) -> Value {
    try decoded(as: type, noting: nil)
  }

  /// The value as a type that names every member in it.
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

  /// A value of any type, as JSON.
  ///
  /// - Throws: `JSONError.refused` for a number that is infinite or none, with the place.
  public init(encoding value: some Encodable) throws(JSONError) {
    do {
      self = try JSONEncoding.value(of: value, at: [])
    } catch {
      throw JSONError(error)
    }
  }

  /// By a decoder of this room alone.
  public init(from decoder: any Decoder) throws {
    guard let decoding = decoder as? JSONDecoding else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no JSON"))
    }
    self = decoding.value
  }

  /// To an encoder of this room alone.
  public func encode(to encoder: any Encoder) throws {
    guard let encoding = encoder as? JSONEncoding else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "no JSON"))
    }
    encoding.single = self
  }
}
