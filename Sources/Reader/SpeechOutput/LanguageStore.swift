// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
public import Speech
internal import Synchronization

/// The languages that are spoken, each loaded when it is first needed, and how they are spoken now.
public actor LanguageStore {
  /// The languages that there is a folder with a voice for, in the order of their codes.
  public nonisolated let languages: [LanguageCode]
  private nonisolated let chosen: Mutex<LanguageCode>
  private let voices: String
  private var loaded: [LanguageCode: Phrasebook]
  private var settings: [LanguageCode: VoiceSettings] = [:]
  private var values: [Setting: Int] = [:]

  /// Loads the reader's own language from the folder `voices`.
  ///
  /// - Throws: `SpeechError` that names file, key and placeholder.
  public init(voices: String, language: LanguageCode) throws(SpeechError) {
    let found = Self.folders(in: voices).sorted()
    guard found.isEmpty || found.contains(language.rawValue) else { throw .noLanguage(known: found) }
    let book = try Self.load(language, from: voices)
    self.voices = voices
    languages = found.map { LanguageCode($0) }
    chosen = Mutex(language)
    loaded = [language: book]
  }

  /// What is in the folder, not hidden and holds a `voice.json` that can be read: readdir(3), access(2).
  private static func folders(in voices: String) -> [String] {
    guard let directory = opendir(voices) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix("."), access("\(voices)/\(name)/voice.json", R_OK) == 0 else { continue }
      names.append(name)
    }
    return names
  }

  private static func load(_ language: LanguageCode, from voices: String) throws(SpeechError) -> Phrasebook {
    try Phrasebook(voices: voices, language: language, declarations: Phrase.declarations)
  }

  /// The reader's own language, as it is now.
  public nonisolated var language: LanguageCode { chosen.withLock { $0 } }

  /// The book of the reader's own language.
  public func own() throws(SpeechError) -> Phrasebook {
    try book(language)
  }

  /// The book of the language that a service wrote in; the reader's own, where it named none.
  ///
  /// - Returns: `nil` where no voice here speaks the language.
  public func quoting(_ declared: String?) throws(SpeechError) -> Phrasebook? {
    guard let declared else { return try own() }
    do {
      return try book(LanguageCode(declared))
    } catch .noLanguage, .unreadable {
      return nil
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
    for (setting, value) in values { setting.apply(value, to: &fresh) }
    settings[language] = fresh
    return fresh
  }

  /// Whether the marks in services' words are said.
  public var punctuation: Punctuation { values[.punctuation] == 1 ? .named : .paused }

  /// Speaks as a setting says, from the next words on.
  ///
  /// - Throws: `SpeechError` where the language that was chosen cannot be loaded; the former one stays.
  func set(_ setting: Setting, to value: Int) throws(SpeechError) {
    if setting == .language {
      guard languages.indices.contains(value) else { return }
      _ = try book(languages[value])
      return chosen.withLock { $0 = languages[value] }
    }
    values[setting] = value
    settings.removeAll()
  }

  /// Reads every language in use again: all of them, or none where one does not hold.
  func reload() throws(SpeechError) {
    var fresh: [LanguageCode: Phrasebook] = [:]
    for language in loaded.keys { fresh[language] = try Self.load(language, from: voices) }
    loaded = fresh
    settings = [:]
  }

  /// A code from outside is one of those that are there, and never a way to another folder: whose it is could choose the voices.
  private func book(_ language: LanguageCode) throws(SpeechError) -> Phrasebook {
    if let book = loaded[language] { return book }
    guard languages.contains(language) else { throw .noLanguage(known: languages.map(\.rawValue)) }
    let book = try Self.load(language, from: voices)
    loaded[language] = book
    return book
  }
}
