// SPDX-License-Identifier: GPL-3.0-or-later

/// `voice.json`: how the language sounds, and who has listened to it.
public struct VoiceFile: Hashable, Sendable, Codable {
  /// The language's own name: "dansk".
  public let name: String
  /// Who reviewed the wording and the voice; nil while nobody has.
  public let reviewedBy: String?
  /// When, as YYYY-MM-DD.
  public let reviewedOn: String?
  public let settings: VoiceSettings

  /// Whether a speaker of the language has reviewed it; `doctor` says who and when, or that nobody has.
  public var isReviewed: Bool { reviewedBy != nil && reviewedOn != nil }
}
