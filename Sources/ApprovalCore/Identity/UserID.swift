// SPDX-License-Identifier: GPL-3.0-or-later

/// The name under which one person is known to the core.
///
/// 4 to 48 characters, letters without regard to case, and not a civil number.
/// Allowed are `a` to `z`, `æ` `ø` `å`, digits and `. _ - # @ +`: all can be typed, spelled and told apart by
/// ear, and no two of them look alike in another script.
public struct UserID: Hashable, Sendable {
  /// The one form in which a user ID is kept and compared: lower-case, every letter one code point.
  public let canonical: String

  /// Checks `text` against the rules; case does not matter.
  ///
  /// - Throws: `userIDTooShort`, `userIDTooLong`, `userIDCharacter` with the position of the first character that is
  ///   not allowed, or `userIDLooksLikeCivilNumber`.
  public init(_ text: String, limits: Limits = Limits()) throws(IdentityError) {
    let length = limits.userIDCharacters
    guard text.count >= length.lowerBound else { throw .userIDTooShort(least: length.lowerBound) }
    guard text.count <= length.upperBound else { throw .userIDTooLong(most: length.upperBound) }
    let canonical = ComposedText.composed(text).lowercased()
    for (offset, character) in canonical.enumerated() where !Self.allowed.contains(character) {
      throw .userIDCharacter(position: offset + 1)
    }
    guard !Self.looksLikeCivilNumber(canonical, limits) else { throw .userIDLooksLikeCivilNumber }
    self.canonical = canonical
  }

  private static let punctuation = Set("._-#@+")
  private static let allowed = Set("abcdefghijklmnopqrstuvwxyzæøå0123456789").union(punctuation)

  /// Ten digits and nothing else but punctuation: 0101901234 as well as 010190-1234.
  private static func looksLikeCivilNumber(_ text: String, _ limits: Limits) -> Bool {
    let written = text.filter { !punctuation.contains($0) }
    return written.count == limits.civilNumberDigits && written.allSatisfy(\.isNumber)
  }
}

extension UserID: Comparable {
  /// By code point, so that the order is the same on every machine and in every language.
  public static func < (a: UserID, b: UserID) -> Bool {
    a.canonical.unicodeScalars.lexicographicallyPrecedes(b.canonical.unicodeScalars)
  }
}

extension UserID: CustomStringConvertible {
  /// The canonical form.
  public var description: String { canonical }
}
