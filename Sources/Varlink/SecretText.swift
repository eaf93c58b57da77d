// SPDX-License-Identifier: GPL-3.0-or-later

/// A password, PIN or code on its way over the wire: plain as JSON, and `•` wherever it is printed.
///
/// Take the `plain` text out at the edge, and let both go.
public struct SecretText: Codable, Hashable, Sendable {
  public let plain: String

  public init(_ plain: String) { self.plain = plain }

  public init(from decoder: any Decoder) throws {
    plain = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(plain)
  }
}

extension SecretText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•" }
  public var debugDescription: String { "•" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
