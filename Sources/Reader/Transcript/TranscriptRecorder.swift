// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech

/// One line of a transcript: one thing heard, pressed or decided. What a line is not about stays `nil`.
///
/// Where secrets are hidden, of a secret there is `say` or `earcon` or `key` alone, and `t`, `from` and `to` of all lines stand
/// still over it.
public struct TranscriptLine: Codable, Hashable, Sendable {
  /// Seconds since the first line.
  public var t: Double = 0
  public var earcon: String?
  /// The words handed to the voice.
  public var say: String?
  public var voice: String?
  public var language: String?
  /// The key of the phrase, where the words are the reader's own.
  public var phrase: String?
  /// The phonemes made of the words.
  public var ipa: String?
  /// Samples from the start of the output.
  public var from: Int?
  public var to: Int?
  /// Whether the last sample was played.
  public var complete: Bool?
  public var key: String?
  public var state: String?
  public var approvalID: String?
  /// Said once, in the first line of a transcript that does not hide secrets.
  public var holdsSecrets: Bool?
  /// What went wrong, without secrets.
  public var error: String?

  public init() {}
}

/// Writes the transcript: turns what was played, pressed and decided into lines.
struct TranscriptRecorder: Sendable {
  let transcript: Transcript

  // MARK: What is heard

  /// A stretch was asked for; until it is `over`, time stands still where something of it is hidden.
  func asked(for stretch: Stretch) {
    if stretch.hides { transcript.hide() }
  }

  func over(_ stretch: Stretch) {
    if stretch.hides { transcript.showAgain() }
  }

  /// The first sample of a passage was heard. What is hidden has its line now: after its end, the line's place among the others
  /// would tell how long it was.
  func began(_ passage: Passage) {
    let disclosure = passage.speechItem.disclosure
    guard disclosure != .shown, !transcript.holdsSecrets else { return transcript.goOn() }
    transcript.hidePosition()
    guard disclosure != .written else { return }
    transcript.add(line(hiding: passage.speechItem.content), disclosure)
  }

  /// What is told of something hidden: that there was an earcon, or words.
  private func line(hiding content: SpeechItem.Content) -> TranscriptLine {
    var line = TranscriptLine()
    switch content {
    case .earcon(let earcon): line.earcon = earcon.rawValue
    case .speech(let utterance, _):
      line.say = "•"
      line.voice = utterance.parts.first?.role.rawValue
      line.language = utterance.language.rawValue
    }
    return line
  }

  /// A passage has ended.
  func write(_ passage: Passage, _ end: Passage.End) {
    guard passage.speechItem.disclosure == .shown || transcript.holdsSecrets else { return }
    switch passage.speechItem.content {
    case .earcon(let earcon):
      add { line in
        line.earcon = earcon.rawValue
        (line.from, line.to) = transcript.positions(from: end.from, to: end.to)
        line.complete = end.complete ? nil : false
      }
    case .speech(let utterance, let phrase):
      let told = transcript.holdsSecrets ? utterance.revealed : utterance
      for (part, whole) in zip(passage.spoken?.parts ?? [], told.parts) {
        write(part, as: whole.words, in: utterance.language, phrase, end)
      }
    }
  }

  /// A part in one voice is a line; a part that was never reached is none.
  private func write(
    _ part: SpokenUtterance.SpokenPart, as words: String, in language: LanguageCode, _ phrase: Phrase?,
    _ end: Passage.End
  ) {
    let from = end.from + part.samples.lowerBound
    let to = min(end.from + part.samples.upperBound, end.to)
    guard from < end.to || end.complete else { return }
    let isWhole = end.isAudible && (end.complete || end.from + part.samples.upperBound <= end.to)
    add { line in
      line.say = words
      line.voice = part.role.rawValue
      line.language = language.rawValue
      line.phrase = phrase?.rawValue
      line.ipa = part.ipa
      (line.from, line.to) = transcript.positions(from: from, to: to)
      line.complete = isWhole
    }
  }

  // MARK: What is pressed and decided

  /// - Parameter disclosure: how much is shown of what is typed where the key was pressed.
  func press(_ key: Key, _ disclosure: Disclosure) {
    let isShown = transcript.holdsSecrets
    let isWritten = disclosure == .written
    var line = TranscriptLine()
    line.key = isShown ? String(key.character) : isWritten ? "•" : key.description
    transcript.add(line, isWritten || key.digit != nil ? disclosure : .shown)
  }

  func state(_ state: ApprovalState, of id: ApprovalID) {
    add { line in
      line.state = state.rawValue
      line.approvalID = id.text
    }
  }

  func note(error: String) {
    add { $0.error = error }
  }

  private func add(_ fill: (inout TranscriptLine) -> Void) {
    var line = TranscriptLine()
    fill(&line)
    transcript.add(line)
  }
}
