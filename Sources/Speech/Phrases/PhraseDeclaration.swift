// SPDX-License-Identifier: GPL-3.0-or-later

/// A phrase as the program knows it: its key and what fills it. Every language must have it so.
public struct PhraseDeclaration: Hashable, Sendable {
  /// camelCase, without the plural's suffix.
  public let key: String
  /// Placeholder name to the kind of argument that fills it.
  public let placeholders: [String: Argument.Kind]
  /// The `.number` placeholder that chooses between `key_one` and `key_other`; nil for one form.
  public let plural: String?

  public init(_ key: String, _ placeholders: [String: Argument.Kind] = [:], plural: String? = nil) {
    self.key = key
    self.placeholders = placeholders
    self.plural = plural
  }

  /// The keys that must stand in the file for it.
  var fileKeys: [String] { plural == nil ? [key] : ["\(key)_one", "\(key)_other"] }
}
