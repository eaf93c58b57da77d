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

  /// Whether others may hear more at one value than at another: most where only the listener is said to hear, less where the
  /// output tells, nothing where everyone hears.
  func tellsMore(at value: Int, than former: Int) -> Bool {
    guard self == .privacy else { return false }
    let care = [0: 0, -1: 1, 1: 2]
    return care[value, default: 0] < care[former, default: 0]
  }
}

/// What became of a setting that was asked for.
public enum SettingAnswer: Sendable {
  case holds
  /// It cannot be that, or is of a language that cannot be loaded.
  case impossible
  /// Others could hear more then, and who asked may not let them.
  case tellsMore
}
