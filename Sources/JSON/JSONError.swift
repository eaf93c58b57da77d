// SPDX-License-Identifier: GPL-3.0-or-later

/// An error of a text that is no JSON, or that is not JSON of the type asked for. A place is the path of names and indices,
/// separated by full stops; that of the whole value is empty.
public enum JSONError: Error, Hashable, Sendable {
  /// A string is not UTF-8.
  case notUTF8
  /// The byte, counted from 0, where it stops being JSON.
  case notJSON(at: Int)
  /// Nested deeper than `limit`.
  case tooDeep(limit: Int)
  /// More values than `limit`.
  case tooManyValues(limit: Int)
  /// A name that stands twice in one object.
  case duplicateName(String)
  /// A member that must be there is not.
  case missing(String)
  /// A value is of another type.
  case wrongType(String)
  /// A value is of the right type, and not one of those that may be.
  case refused(String)
  /// A member that nothing reads.
  case unknown(String)

  /// The error for one that a `Codable` type threw.
  init(_ error: any Error) {
    switch error {
    case let error as JSONError: self = error
    case DecodingError.keyNotFound(let key, let context):
      self = .missing((context.codingPath + [key]).place)
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      self = .wrongType(context.codingPath.place)
    case DecodingError.dataCorrupted(let context): self = .refused(context.codingPath.place)
    case EncodingError.invalidValue(_, let context): self = .refused(context.codingPath.place)
    default: self = .refused("")
    }
  }
}

extension JSONError: CustomStringConvertible {
  /// The end of a sentence that begins with the name of the text.
  public var description: String {
    switch self {
    case .notUTF8: "it is not UTF-8"
    case .notJSON(let offset): "it is not JSON from byte \(offset) on"
    case .tooDeep: "it is nested too deep"
    case .tooManyValues(let limit): "it has more than \(limit) values"
    case .duplicateName(let name): "the key '\(name)' stands twice"
    case .missing(let place): "'\(place)' is missing"
    case .wrongType(let place): "'\(place)' is of another type"
    case .refused(let place): "'\(place)' is not a value that may stand there"
    case .unknown(let place): "nothing reads '\(place)'"
    }
  }
}

extension [any CodingKey] {
  /// The path as errors give it.
  var place: String { map { $0.intValue.map { String($0) } ?? $0.stringValue }.joined(separator: ".") }
}

/// A key that no type declares: an element's index, or a member's name.
struct PlaceKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
  init(intValue: Int) { (stringValue, self.intValue) = (String(intValue), intValue) }
}
