// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// The one place where the wire's text is read and written.
enum Wire {
  /// Reads a value; throws `VarlinkError.notAMessage` with what is wrong.
  ///
  /// - Parameter secrets: the names of the fields whose strings are secrets.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], values most: Int = .max, secrets: Set<String>
  ) throws(VarlinkError) -> Value {
    do throws(JSONError) {
      return try JSONValue(reading: bytes, within: JSONLimits(values: most), secrets: secrets)
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

/// A call without its parameters, as it came.
struct CallHead: Decodable {
  var method: String
  var parameters: JSONValue?
  var more: Bool?
  var oneway: Bool?
  var upgrade: Bool?
}

/// A call as it is sent.
struct OutgoingCall<Parameters: Encodable>: Encodable {
  var method: String
  var parameters: Parameters
  var more: Bool?
  var oneway: Bool?
}

/// A reply as it is sent.
struct OutgoingReply<Parameters: Encodable>: Encodable {
  var parameters: Parameters
  var continues: Bool?
  var error: String?
}

/// A reply without its parameters' type, as it came.
struct ReplyHead: Decodable {
  var parameters: JSONValue?
  var continues: Bool?
  var error: String?
}
