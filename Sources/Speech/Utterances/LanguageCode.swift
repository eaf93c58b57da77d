// SPDX-License-Identifier: GPL-3.0-or-later

/// A language by its folder under `Voices/`: "da", "en", "kl" (ISO 639-1).
public struct LanguageCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  public static let danish = LanguageCode("da")
  public static let english = LanguageCode("en")
  public static let greenlandic = LanguageCode("kl")
}
