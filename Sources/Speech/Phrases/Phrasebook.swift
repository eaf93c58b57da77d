// SPDX-License-Identifier: GPL-3.0-or-later

/// One language, ready to speak: its voice, its phrases and its words.
public struct Phrasebook: Sendable {
  public let language: LanguageCode
  public let voice: VoiceFile
  let lexicon: Lexicon
  let declarations: [String: PhraseDeclaration]
  let templates: [String: PhraseTemplate]

  /// Loads and checks `voices`/`language`: `voice.json`, `phrases.json`, `lexicon.json`.
  ///
  /// - Parameters:
  ///   - voices: path of the folder that holds a folder a language.
  ///   - declarations: every phrase the program speaks; the file must have these and no others.
  /// - Throws: a `SpeechError` that names file, key and placeholder.
  public init(
    voices: String, language: LanguageCode, declarations: [PhraseDeclaration]
  ) throws(SpeechError) {
    let folder = "\(voices)/\(language)"
    let phrases = LanguageFile(path: "\(folder)/phrases.json")
    self.language = language
    let voice = LanguageFile(path: "\(folder)/voice.json")
    let lexicon = LanguageFile(path: "\(folder)/lexicon.json")
    self.voice = try voice.decode(VoiceFile.self)
    try VoiceCheck(file: voice.path, voice: self.voice).check()
    let words = try lexicon.decode(LexiconFile.self)
    try LexiconCheck(file: lexicon.path, lexicon: words, voice: self.voice).check()
    self.lexicon = Lexicon(words)
    templates = try PhraseCheck(file: phrases.path, declarations: declarations)
      .templates(of: phrases.decode([String: String].self))
    self.declarations = Dictionary(declarations.map { ($0.key, $0) }) { first, _ in first }
  }

  /// How the language sounds before anybody adjusts it.
  public var settings: VoiceSettings { voice.settings }

  var wording: Wording { Wording(lexicon: lexicon) }
}
