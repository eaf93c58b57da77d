// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech

/// Writes the transcript: turns what was played, pressed and decided into lines.
struct Scribe: Sendable {
  let transcript: Transcript

  func write(_ passage: Passage, _ end: Passage.End) async {
    switch passage.narration.content {
    case .earcon(let earcon):
      await add { line in
        line.earcon = earcon.rawValue
        (line.from, line.to, line.complete) = (end.from, end.to, end.complete ? nil : false)
      }
    case .speech(let utterance, let phrase):
      let told = transcript.holdsSecrets ? utterance.revealed : utterance
      for (part, whole) in zip(passage.spoken?.parts ?? [], told.parts) {
        await write(part, as: whole.words, in: utterance.language, phrase, end)
      }
    }
  }

  /// A part in one voice is a line; a part that was never reached is none.
  private func write(
    _ part: SpokenUtterance.SpokenPart, as words: String, in language: LanguageCode, _ phrase: String?,
    _ end: Passage.End
  ) async {
    let from = end.from + part.samples.lowerBound
    let to = min(end.from + part.samples.upperBound, end.to)
    guard from < end.to || end.complete else { return }
    let isWhole = end.complete || end.from + part.samples.upperBound <= end.to
    await add { line in
      line.say = words
      line.voice = part.role.rawValue
      line.language = language.rawValue
      line.phrase = phrase
      line.ipa = part.ipa
      (line.from, line.to, line.complete) = (from, to, isWhole)
    }
  }

  func press(_ key: Key) async {
    let showsDigits = transcript.holdsSecrets
    await add { $0.key = showsDigits ? String(key.character) : key.description }
  }

  func state(_ state: ApprovalState, of id: ApprovalID) async {
    await add { line in
      line.state = state.rawValue
      line.approvalID = id.text
    }
  }

  func note(error: String) async {
    await add { $0.error = error }
  }

  private func add(_ fill: (inout TranscriptLine) -> Void) async {
    var line = TranscriptLine()
    fill(&line)
    await transcript.add(line)
  }
}
