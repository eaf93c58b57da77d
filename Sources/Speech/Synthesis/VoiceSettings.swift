// SPDX-License-Identifier: GPL-3.0-or-later

/// How one language sounds: both voices, the pauses, and how codes are grouped.
///
/// Read from `voice.json`; the keys adjust a copy, which applies from the next utterance on (or from
/// the next word, with `Utterance.starting(at:)`).
public struct VoiceSettings: Hashable, Sendable, Codable {
  public var prompt: Voice
  public var quote: Voice
  public var pauses: Pauses
  public var codes: CodePacing
  /// Language code to the eSpeak NG voice file that says its words in this language ("da" to "gmq/da"),
  /// in the prompt's or the quote's own variant; nil where there are no such words.
  public var loans: [String: String]?
  /// Words that the voice says wrongly, in lower case and with their language's mark where they are loans
  /// ("da:engangskode"), to words that it says right: the voice is given these instead.
  public var pronunciations: [String: String]?

  /// The voice of a role.
  public subscript(role: VoiceRole) -> Voice {
    get { role == .prompt ? prompt : quote }
    set { if role == .prompt { prompt = newValue } else { quote = newValue } }
  }

  /// The voice of a role for a word of `language`; nil is the settings' own.
  ///
  /// - Throws: `SpeechError.noVoice` for a language that nothing is said of in `loans`.
  func voice(of role: VoiceRole, for language: LanguageCode?) throws(SpeechError) -> Voice {
    var voice = self[role]
    guard let language else { return voice }
    guard let file = loans?[language.rawValue] else { throw .noVoice(language.rawValue) }
    voice.voice = file
    return voice
  }

  /// One eSpeak NG voice and its parameters.
  public struct Voice: Hashable, Sendable, Codable {
    /// Path of the voice file in eSpeak NG's data: "gmq/da".
    public var voice: String
    /// Name of the variant: "klatt2"; empty for none.
    public var variant: String
    /// Words a minute, 80 ... 449.
    public var rate: Int
    /// 0 ... 99, 50 is the voice's own.
    public var pitch: Int
    /// Melody, 0 (monotone) ... 99.
    public var range: Int
    /// Per cent, 0 ... 200.
    public var volume: Int
    /// Extra pause between words, units of 10 ms at the default rate.
    public var wordGap: Int

    /// What eSpeak NG calls it: "gmq/da+klatt2".
    public var identifier: String { variant.isEmpty ? voice : "\(voice)+\(variant)" }
  }

  /// Pauses in milliseconds at 175 words a minute; they shrink and grow with the rate.
  public struct Pauses: Hashable, Sendable, Codable {
    public var open: Int
    public var comma: Int
    public var full: Int
  }

  /// How a code is paced.
  public struct CodePacing: Hashable, Sendable, Codable {
    /// Milliseconds after a digit within a group, at the reference rate.
    public var digitPause: Int
    /// Milliseconds after a group, at the reference rate.
    public var groupPause: Int
    /// Digits in a group.
    public var group: Int
    /// Words a minute for digits in the prompt voice; nil for the voice's own rate.
    public var rate: Int?
  }
}

extension VoiceSettings {
  /// The rates that eSpeak NG speaks by itself; above them it brings in another library.
  public static let rates = 80...449
  public static let volumes = 10...200
  public static let pitches = 0...99
  /// The rate at which the pauses of `voice.json` are given.
  static let referenceRate = 175

  /// Both voices faster or slower by `steps` of a tenth, within `rates`.
  public mutating func changeRate(by steps: Int) {
    change(\.rate, within: Self.rates) { $0 + steps * Swift.max($0 / 10, 8) }
  }

  /// Both voices louder or softer by `steps` of ten per cent, within `volumes`.
  public mutating func changeVolume(by steps: Int) {
    change(\.volume, within: Self.volumes) { $0 + steps * 10 }
  }

  /// Both voices higher or lower by `steps` of five, within `pitches`.
  public mutating func changePitch(by steps: Int) {
    change(\.pitch, within: Self.pitches) { $0 + steps * 5 }
  }

  /// The pauses inside codes longer or shorter by `steps` of 60 ms, never negative.
  public mutating func changeDigitPacing(by steps: Int) {
    codes.digitPause = Swift.max(0, codes.digitPause + steps * 60)
    codes.groupPause = Swift.max(codes.digitPause, codes.groupPause + steps * 60)
  }

  private mutating func change(
    _ parameter: WritableKeyPath<Voice, Int>, within range: ClosedRange<Int>, _ next: (Int) -> Int
  ) {
    for role in VoiceRole.allCases {
      self[role][keyPath: parameter] = next(self[role][keyPath: parameter]).clamped(to: range)
    }
  }

  /// The pause after a clause in the voice of `role`, in milliseconds at the voice's rate.
  func pause(after ending: Utterance.Ending, role: VoiceRole) -> Int {
    let milliseconds =
      switch ending {
      case .open: pauses.open
      case .digit: codes.digitPause
      case .group: codes.groupPause
      case .comma: pauses.comma
      case .full, .question: pauses.full
      }
    return milliseconds * Self.referenceRate / Swift.max(self[role].rate, 1)
  }
}

extension Int {
  func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
