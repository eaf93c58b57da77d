// SPDX-License-Identifier: GPL-3.0-or-later
internal import Speech

/// What the demonstration's service asks, as such a service would write it: data of the story, not words of the reader.
struct Scene: Sendable {
  let service: String
  let language: String
  let text: String

  private static let scenes = [
    Scene(service: "Borger.dk", language: "da", text: "Log på for at se din post."),
    Scene(service: "Borger.dk", language: "en", text: "Log on to see your post."),
  ]

  /// The scene in the listener's language, else the Danish one.
  static func told(in language: LanguageCode) -> Scene {
    scenes.first { $0.language == language.rawValue } ?? scenes[0]
  }
}
