// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// A JSON value (RFC 8259), and the way between its text and the types that are `Codable`.
///
/// A room of our own, because FoundationEssentials takes 3 MB of the 24 that the daemon may use at rest.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A whole number, however it is written: 2, 2.0, 20e-1.
  case int(Int64)
  /// A whole number above `Int64.max`.
  case unsigned(UInt64)
  /// Any other number; never infinite in what was read.
  case float(Double)
  case string(String)
  /// A string that nobody may see: the bytes of its text, as UTF-8. It is written like any other.
  case secret(Secret)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The member of an object, or nil where there is none or this is no object.
  public subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text of a string, in clear where it is a secret, else nil.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .secret(let secret): String(decoding: secret.revealed(), as: UTF8.self)
    default: nil
    }
  }

  /// What was read as a secret, or made one, else nil.
  public var secret: Secret? {
    if case .secret(let secret) = self { secret } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(Dictionary(members, uniquingKeysWith: { $1 }))
  }
}
