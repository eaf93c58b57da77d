// SPDX-License-Identifier: GPL-3.0-or-later

private import Glibc
private import JSON

/// A JSON file of a language folder: read whole, checked for keys that stand twice and for fields that
/// mean nothing, decoded.
struct LanguageFile {
  let path: String

  /// - Throws: `SpeechError.unreadable`, `.duplicateKey`, `.malformed`.
  func decode<Value: Decodable>(_ type: Value.Type) throws(SpeechError) -> Value {
    guard let bytes else { throw .unreadable(file: path) }
    do throws(JSONError) {
      return try JSONValue(reading: bytes).decodedWhole(as: type)
    } catch {
      if case .duplicateName(let key) = error { throw .duplicateKey(file: path, key: key) }
      throw .malformed(file: path, reason: error.description)
    }
  }

  /// What is in the file; nil where it cannot be read to its end.
  private var bytes: [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 { bytes += piece[..<count] } else if errno != EINTR { return nil }
    }
  }
}
