// SPDX-License-Identifier: GPL-3.0-or-later
internal import Speech

extension Setting {
  /// Everything that it may be, as a command line writes it, in the order of its steps.
  func choices(_ languages: [LanguageCode]) -> [String] {
    switch self {
    case .language: languages.map(\.rawValue)
    case .punctuation: ["paused", "named"]
    case .privacy: ["automatic", "headset", "everyone"]
    case .keepAwake: Self.keepAwakeSeconds.map { String($0) }
    case .voice, .rate, .pitch, .volume, .digitPacing, .doubleStrike:
      steps(languages: languages.count).map { String($0) }
    }
  }
}
