// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// The one place where the wire's text is read and written.
enum Wire {
  /// Reads a value; throws `VarlinkError.notAMessage` with what is wrong.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], values most: Int = .max
  ) throws(VarlinkError) -> Value {
    do throws(JSONError) {
      return try JSONValue(reading: bytes, within: JSONLimits(values: most), secrets: SecretFields.names)
        .decoded(as: type)
    } catch {
      throw .notAMessage(error.description)
    }
  }

  /// A value that was read before, by its type.
  static func decode<Value: Decodable>(_ type: Value.Type, of value: JSONValue?) throws(VarlinkError) -> Value
  {
    do throws(JSONError) {
      return try (value ?? [:]).decoded(as: type)
    } catch {
      throw .notAMessage(error.description)
    }
  }

  /// Writes a value as one line without a NUL in it.
  static func encode(_ value: some Encodable) throws(VarlinkError) -> [UInt8] {
    do throws(JSONError) {
      return try JSONValue(encoding: value).written()
    } catch {
      throw .notAMessage(error.description)
    }
  }
}
