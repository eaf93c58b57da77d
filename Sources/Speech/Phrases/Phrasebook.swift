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

extension Phrasebook {
  /// A phrase without placeholders, read as the words of a service are: an example to choose punctuation by.
  ///
  /// - Throws: `SpeechError.missingKey`, and what `quotation(_:punctuation:)` throws.
  public func quotation(
    ofPhrase key: String, punctuation: Punctuation = .paused
  ) throws(SpeechError) -> [Utterance] {
    guard let template = templates[key] else { throw .missingKey(file: "phrases.json", key: key) }
    let text = template.segments.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return try quotation(text.joined(), punctuation: punctuation)
  }
}

extension Phrasebook {
  /// The most characters of a text that are spoken; the core takes no longer ones.
  public static let textLimit = 500

  /// The most words that a text may take to say: six minutes at 150 words a minute.
  public static let wordLimit = 900

  /// What a service wrote, in the quote voice and never out of it: one utterance a sentence.
  ///
  /// - Parameters:
  ///   - text: at most `textLimit` characters, none of them unseen.
  ///   - punctuation: whether marks that only pause are said too.
  /// - Throws: `SpeechError.unseen` for a character that is read but not seen, `.tooLong`, `.tooManyWords`, and
  ///   `.silent` where nothing in it can be said.
  public func quotation(
    _ text: String, punctuation: Punctuation = .paused
  ) throws(SpeechError) -> [Utterance] {
    let clauses = Utterance.Clause.gathered(try quoted(text, punctuation))
    let utterances = sentences(clauses).map { clauses in
      Utterance(language: language, parts: [Utterance.Part(role: .quote, clauses: clauses)])
    }
    guard !utterances.isEmpty else { throw .silent }
    return utterances
  }

  /// Words of the reader's owner, in the prompt voice.
  ///
  /// - Throws: `SpeechError.unseen`, `.tooLong`, `.tooManyWords`, `.silent`.
  public func statement(_ text: String) throws(SpeechError) -> Utterance {
    try nonEmpty([Utterance.Part(role: .prompt, clauses: Utterance.Clause.gathered(quoted(text)))])
  }

  /// A code: digit by digit in the prompt voice, a mark a digit, hidden from transcripts.
  ///
  /// - Parameter digits: the code's ASCII digits, as they would be typed.
  /// - Throws: `SpeechError.notSpeakable` for anything but digits, and for none.
  public func code(_ digits: [UInt8]) throws(SpeechError) -> Utterance {
    let clauses = try clauses(ofDigits: String(decoding: digits, as: UTF8.self))
    return Utterance(
      language: language, parts: [Utterance.Part(role: .prompt, clauses: clauses, isSecret: true)])
  }

  /// Digits in the groups of the voice file, a clause a digit; leading zeros are digits like others.
  func clauses(ofDigits digits: String) throws(SpeechError) -> [Utterance.Clause] {
    let words = digits.compactMap(wording.digit)
    guard !words.isEmpty, words.count == digits.unicodeScalars.count else {
      throw .notSpeakable(kind: "digit sequence")
    }
    let group = max(1, settings.codes.group)
    return words.enumerated().map { index, word in
      let isLast = index == words.count - 1
      // One digit by itself is an answer to a key, and the next key comes.
      let last: Utterance.Ending = words.count == 1 ? .open : .full
      let ending: Utterance.Ending = isLast ? last : (index + 1).isMultiple(of: group) ? .group : .digit
      return Utterance.Clause(words: [word], ending: ending)
    }
  }

  /// The pieces of a text from outside, once it has passed the door.
  func quoted(_ text: String, _ punctuation: Punctuation = .paused) throws(SpeechError) -> [Piece] {
    try visible(text) { wording.pieces(ofWhole: $0, punctuation) }
  }

  func visible(_ text: String, _ pieces: (String) -> [Piece]) throws(SpeechError) -> [Piece] {
    guard text.count <= Self.textLimit else { throw .tooLong(limit: Self.textLimit) }
    if let finding = TextSafety.firstFinding(in: text) {
      throw .unseen(position: finding.position, scalar: finding.scalar)
    }
    let pieces = pieces(text)
    let words = pieces.count { if case .word = $0 { true } else { false } }
    guard words <= Self.wordLimit else { throw .tooManyWords(limit: Self.wordLimit) }
    return pieces
  }

  /// Clauses gathered into sentences.
  private func sentences(_ clauses: [Utterance.Clause]) -> [[Utterance.Clause]] {
    var sentences: [[Utterance.Clause]] = []
    var isOpen = false
    for clause in clauses {
      if isOpen { sentences[sentences.count - 1].append(clause) } else { sentences.append([clause]) }
      isOpen = clause.ending != .full && clause.ending != .question
    }
    return sentences
  }
}
