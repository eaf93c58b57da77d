// SPDX-License-Identifier: GPL-3.0-or-later

private import FoundationEssentials

/// A JSON file of a language folder: read whole, checked for duplicate keys, decoded.
struct LanguageFile {
  let path: String

  /// - Throws: `SpeechError.unreadable`, `.duplicateKey`, `.malformed`.
  func decode<Value: Decodable>(_ type: Value.Type) throws(SpeechError) -> Value {
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: path)) } catch { throw .unreadable(file: path) }
    guard let json = String(validating: data, as: UTF8.self) else {
      throw .malformed(file: path, reason: "not UTF-8")
    }
    if let key = DuplicateKeys.first(in: json) { throw .duplicateKey(file: path, key: key) }
    do { return try JSONDecoder().decode(type, from: data) } catch {
      throw .malformed(file: path, reason: Self.reason(error))
    }
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
