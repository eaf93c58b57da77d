// SPDX-License-Identifier: GPL-3.0-or-later

/// The name a service asks under, as a person hears it.
public struct ServiceName: Hashable, Sendable, CustomStringConvertible {
  /// At most 60 characters that can be seen and heard.
  public let text: String

  /// - Throws: `TextError` where the name is empty, too long or holds what cannot be seen and heard.
  public init(_ text: String, limits: Limits = Limits()) throws(TextError) {
    guard text.contains(where: { !$0.isWhitespace }) else { throw TextError(.service, .empty) }
    try VisibleText.check(
      text, as: .service, characters: limits.serviceNameCharacters,
      bytes: limits.serviceNameCharacters * limits.bytesPerCharacter)
    self.text = text
  }

  /// The name.
  public var description: String { text }
}
