// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography
internal import JSON

/// A password, PIN or code on its way over the wire: plain as JSON, and `•` wherever it is printed.
public struct SecretText: Codable, Hashable, Masked {
  public let secret: Secret

  public init(_ secret: Secret) { self.secret = secret }

  public init(_ plain: String) { self.init(Secret(utf8: plain)) }

  /// The text in clear, a copy that nobody wipes before it is freed: to show, or to hand to another program.
  public var plain: String { String(decoding: secret.revealed(), as: UTF8.self) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let secret = try container.decode(JSONValue.self).secret else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not read as a secret")
    }
    self.secret = secret
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(JSONValue.secret(secret))
  }
}
