// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// JSON as bytes: the one place where the wire's text is read and written.
enum JSON {
  /// Deeper nesting than any interface here needs, and far from what a parser's stack can bear.
  static let deepestNesting = 64

  /// Reads a value, or throws `VarlinkError.notAMessage`: not UTF-8, not JSON, nested too deep, of too many values, or of
  /// other shape.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], values most: Int = .max
  ) throws(VarlinkError) -> Value {
    let extent = Extent(of: bytes)
    guard extent.depth <= deepestNesting else { throw .notAMessage("it is nested too deep") }
    guard extent.values <= most else { throw .notAMessage("it has more than \(most) values") }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notAMessage("it is not UTF-8") }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw .notAMessage("it is not the JSON expected here")
    }
  }

  /// Writes a value as one line without a NUL in it.
  static func encode(_ value: some Encodable) throws(VarlinkError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    do {
      return Array(try encoder.encode(value))
    } catch {
      throw .notAMessage("it cannot be written as JSON")
    }
  }
}
