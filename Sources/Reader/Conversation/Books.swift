// SPDX-License-Identifier: GPL-3.0-or-later
public import Speech

/// The languages that are spoken, each loaded when it is first needed, and how fast and loud they are now.
public actor Books {
  public nonisolated let language: LanguageCode
  private let voices: String
  private var loaded: [LanguageCode: Phrasebook]
  private var settings: [LanguageCode: VoiceSettings] = [:]
  private var adjustments: [Adjustment] = []

  /// Loads the reader's own language from the folder `voices`.
  ///
  /// - Throws: `SpeechError` that names file, key and placeholder.
  public init(voices: String, language: LanguageCode) throws(SpeechError) {
    let book = try Self.load(language, from: voices)
    self.voices = voices
    self.language = language
    loaded = [language: book]
  }

  private static func load(_ language: LanguageCode, from voices: String) throws(SpeechError) -> Phrasebook {
    try Phrasebook(voices: voices, language: language, declarations: Phrases.all)
  }

  /// The reader's own language.
  public func own() throws(SpeechError) -> Phrasebook {
    try book(language)
  }

  /// The language that a service wrote in, where the reader has it; else the reader's own.
  public func quoting(_ declared: String?) throws(SpeechError) -> Phrasebook {
    guard let declared else { return try own() }
    do {
      return try book(LanguageCode(declared))
    } catch .unreadable {
      return try own()
    }
  }

  /// A language by its code.
  public func named(_ language: LanguageCode) throws(SpeechError) -> Phrasebook {
    try book(language)
  }

  /// How a language is spoken now.
  public func settings(for language: LanguageCode) throws(SpeechError) -> VoiceSettings {
    if let settings = settings[language] { return settings }
    var fresh = try book(language).settings
    for adjustment in adjustments { adjustment.apply(to: &fresh) }
    settings[language] = fresh
    return fresh
  }

  /// Makes every language softer, louder, slower or faster.
  func adjust(_ adjustment: Adjustment) {
    adjustments.append(adjustment)
    for language in Array(settings.keys) {
      guard var voice = settings[language] else { continue }
      adjustment.apply(to: &voice)
      settings[language] = voice
    }
  }

  /// Reads every language in use again: all of them, or none where one does not hold.
  func reload() throws(SpeechError) {
    var fresh: [LanguageCode: Phrasebook] = [:]
    for language in loaded.keys { fresh[language] = try Self.load(language, from: voices) }
    loaded = fresh
    settings = [:]
  }

  private func book(_ language: LanguageCode) throws(SpeechError) -> Phrasebook {
    if let book = loaded[language] { return book }
    let book = try Self.load(language, from: voices)
    loaded[language] = book
    return book
  }
}
