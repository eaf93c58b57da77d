// SPDX-License-Identifier: GPL-3.0-or-later
internal import Speech

extension Setting {
  /// The variants of eSpeak NG to choose from instead of the language's own.
  private static let variants = ["klatt4", "klatt6", "m3"]

  /// Makes the voices as a value says; settings that are not about the voice change nothing here.
  func apply(_ value: Int, to settings: inout VoiceSettings) {
    switch self {
    case .voice: Self.choose(value, in: &settings)
    case .rate: settings.changeRate(by: value)
    case .pitch: settings.changePitch(by: value)
    case .volume: settings.changeVolume(by: value)
    case .digitPacing: settings.changeDigitPacing(by: value)
    case .language, .punctuation, .privacy, .keepAwake, .doubleStrike: break
    }
  }

  /// Another prompt voice, never the one that services' words are read with.
  private static func choose(_ value: Int, in settings: inout VoiceSettings) {
    guard variants.indices.contains(value - 1), variants[value - 1] != settings.quote.variant else { return }
    settings.prompt.variant = variants[value - 1]
  }
}
