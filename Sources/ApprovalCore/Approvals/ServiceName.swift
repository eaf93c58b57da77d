// SPDX-License-Identifier: GPL-3.0-or-later

/// The name a service asks under, as a person hears it.
///
/// A name has one spelling: letters composed, no white space around it, and one space wherever there is white space of any
/// kind. Two names that a person cannot tell apart all the same `match`.
public struct ServiceName: Hashable, Sendable, CustomStringConvertible {
  /// What the core itself asks under; nobody else does.
  public static let own = "Kodeoplæser"

  /// At most 60 characters that can be seen and heard.
  public let text: String

  /// - Throws: `TextError` where the name is empty, too long or holds what cannot be seen and heard.
  public init(_ text: String, limits: Limits = Limits()) throws(TextError) {
    try Self.check(text, limits)
    self.text = Self.spelled(text)
  }

  /// A name as it was kept, which may be older than the one spelling: what was asked under it is bound to its bytes.
  public init(kept text: String, limits: Limits) throws(TextError) {
    try Self.check(text, limits)
    self.text = text
  }

  /// Whether a person takes both for one service: capitals, and what carries no sign of its own, make no other.
  public func matches(_ other: ServiceName) -> Bool {
    folded == other.folded
  }

  /// The name.
  public var description: String { text }

  private static func check(_ text: String, _ limits: Limits) throws(TextError) {
    guard text.contains(where: { !$0.isWhitespace }) else { throw TextError(.service, .empty) }
    try VisibleText.check(
      text, as: .service, characters: limits.serviceNameCharacters,
      bytes: limits.serviceNameCharacters * limits.bytesPerCharacter)
  }

  private static func spelled(_ text: String) -> String {
    ComposedText.composed(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// What stays of the name when it is heard; compared by canonical equivalence, as Swift compares.
  var folded: String {
    let seen = Self.spelled(text).unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    // First to capitals, of which "ß" has two and "ς" the same as "σ".
    return String(String.UnicodeScalarView(seen)).uppercased().lowercased()
  }
}
