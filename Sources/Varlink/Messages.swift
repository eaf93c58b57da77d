// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

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
