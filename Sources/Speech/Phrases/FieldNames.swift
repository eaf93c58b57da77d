// SPDX-License-Identifier: GPL-3.0-or-later

/// The shape of a JSON value: which fields stand where. Values are of no interest here.
indirect enum FieldNames: Hashable, Sendable, Decodable {
  case object([String: FieldNames])
  case array([FieldNames])
  case value
  case null

  init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let object = try? single.decode([String: FieldNames].self) {
      self = .object(object)
    } else if let array = try? single.decode([FieldNames].self) {
      self = .array(array)
    } else {
      self = .value
    }
  }

  /// The first field of this one that `known` has not, as a path with full stops; nil if there is none.
  func firstUnknown(to known: FieldNames) -> String? {
    switch (self, known) {
    case (.object(let fields), .object(let knownFields)):
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) where value != .null {
        guard let other = knownFields[name] else { return name }
        if let inner = value.firstUnknown(to: other) { return "\(name).\(inner)" }
      }
    case (.array(let elements), .array(let others)):
      for (index, pair) in zip(elements, others).enumerated() {
        if let inner = pair.0.firstUnknown(to: pair.1) { return "\(index).\(inner)" }
      }
    default: break
    }
    return nil
  }
}
