// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// JSON as bytes: the one place where the wire's text is read and written.
enum JSON {
  /// Deeper nesting than any interface here needs, and far from what a parser's stack can bear.
  static let deepestNesting = 64

  /// Reads a value, or throws `VarlinkError.notAMessage`: not UTF-8, not JSON, nested too deep, or of other shape.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(VarlinkError) -> Value
  {
    guard nesting(of: bytes) <= deepestNesting else { throw .notAMessage("it is nested too deep") }
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

  /// How deep brackets and braces go, outside strings; measured before parsing, because parsers recurse.
  private static func nesting(of bytes: [UInt8]) -> Int {
    var (depth, deepest, inString, escaped) = (0, 0, false, false)
    for byte in bytes {
      if inString {
        inString = escaped || byte != UInt8(ascii: "\"")
        escaped = !escaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return deepest
  }
}
