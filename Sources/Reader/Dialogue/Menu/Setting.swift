// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound
internal import Speech

/// What a person can set, in the order of the menu. Each is a whole number of steps, so that it is spoken and kept alike.
public enum Setting: String, CaseIterable, Sendable {
  /// In the order of the menu.
  case language, voice, rate, pitch, volume, punctuation, digitPacing, privacy, keepAwake, doubleStrike

  /// The steps, and the one that holds before anybody chose.
  private static let table: [Setting: (steps: ClosedRange<Int>, initial: Int)] = [
    .voice: (0...3, 0), .rate: (-4...19, 0), .pitch: (-8...8, 0), .volume: (-8...8, 0),
    .punctuation: (0...1, 0), .digitPacing: (-2...6, 0),
    .privacy: (-1...1, -1), .keepAwake: (0...4, 2), .doubleStrike: (0...5, 0),
  ]

  /// Whether it is of whoever listens: how the reader speaks, and in which language. The others are of the room and of what
  /// stands in it: how loud it is and who hears, the output, and the keypad, which does not know whose hand is on it.
  public var isPersonal: Bool {
    switch self {
    case .language, .voice, .rate, .pitch, .punctuation, .digitPacing: true
    case .volume, .privacy, .keepAwake, .doubleStrike: false
    }
  }

  /// How long the stream is kept awake after speech, in seconds, by its step.
  public static let keepAwakeSeconds = [0, 10, 30, 60, 120]

  /// One step of the double-strike filter.
  public static let doubleStrikeStep = Duration.milliseconds(100)

  /// What it may be; a language is counted among those that are there.
  func steps(languages: Int) -> ClosedRange<Int> {
    Self.table[self]?.steps ?? 0...max(0, languages - 1)
  }

  /// What it is before anybody chose.
  public var initial: Int { Self.table[self]?.initial ?? 0 }

  /// What is said of each step of the privacy: as the output itself tells, the listener alone, everyone.
  private static let privacyPhrases: [Phrase] = [.privacyAutomatic, .privacyHeadset, .privacyEveryone]

  /// The phrase that names it.
  var phrase: Phrase {
    switch self {
    case .language: .settingLanguage
    case .voice: .settingVoice
    case .rate: .settingRate
    case .pitch: .settingPitch
    case .volume: .settingVolume
    case .punctuation: .settingPunctuation
    case .digitPacing: .settingDigitPacing
    case .privacy: .settingPrivacy
    case .keepAwake: .settingKeepAwake
    case .doubleStrike: .settingDoubleStrike
    }
  }

  /// A sentence in which a change of it can be heard, where its name alone does not let it be heard.
  var sample: [Speakable] {
    guard self == .punctuation else { return [] }
    return [.earcon(.quoteOpen), .sample(.punctuationSample), .earcon(.quoteClose)]
  }

  /// What is said of a value.
  func saying(_ value: Int, of steps: ClosedRange<Int>) -> Speakable {
    switch self {
    case .language: .phrase(.languageName)
    case .punctuation: .phrase(value == 0 ? .punctuationPaused : .punctuationNamed)
    case .privacy: .phrase(Self.privacyPhrases[value - steps.lowerBound])
    case .keepAwake: .phrase(.keepAwakeFor, ["time": .duration(seconds: Self.keepAwakeSeconds[value])])
    case .doubleStrike where value == 0: .phrase(.doubleStrikeOff)
    case .doubleStrike: .phrase(.doubleStrikeFor, ["count": .number(value)])
    case .voice, .rate, .pitch, .volume, .digitPacing:
      .phrase(
        .settingStep,
        ["number": .number(value - steps.lowerBound + 1), "count": .number(steps.count)])
    }
  }
}

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

/// A setting as it is now.
public struct SettingState: Hashable, Sendable {
  /// Which setting.
  public let setting: Setting
  /// What it is, as a command line writes it.
  public let value: String
  /// Everything that it may be, in order.
  public let choices: [String]
}

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
