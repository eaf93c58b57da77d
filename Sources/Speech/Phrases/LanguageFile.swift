// SPDX-License-Identifier: GPL-3.0-or-later

private import FoundationEssentials

/// A JSON file of a language folder: read whole, checked for keys that stand twice and for fields that
/// mean nothing, decoded.
struct LanguageFile {
  let path: String

  /// - Throws: `SpeechError.unreadable`, `.duplicateKey`, `.malformed`.
  func decode<Value: Codable>(_ type: Value.Type) throws(SpeechError) -> Value {
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: path)) } catch { throw .unreadable(file: path) }
    guard let json = String(validating: data, as: UTF8.self) else {
      throw .malformed(file: path, reason: "not UTF-8")
    }
    if let key = DuplicateKeys.first(in: json) { throw .duplicateKey(file: path, key: key) }
    let value: Value
    let unknown: String?
    do {
      value = try JSONDecoder().decode(type, from: data)
      unknown = try Self.unknownField(in: data, for: value)
    } catch {
      throw .malformed(file: path, reason: Self.reason(error))
    }
    if let unknown { throw .malformed(file: path, reason: "nothing reads '\(unknown)'") }
    return value
  }

  /// A field that decoding passed over: it is gone when the value is written again.
  private static func unknownField(in data: Data, for value: some Encodable) throws -> String? {
    let known = try JSONDecoder().decode(FieldNames.self, from: JSONEncoder().encode(value))
    return try JSONDecoder().decode(FieldNames.self, from: data).firstUnknown(to: known)
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context): "'\(place(context.codingPath + [key]))' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(place(context.codingPath))' is of another type"
    default: "not JSON"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.map(\.stringValue).joined(separator: ".")
  }
}
