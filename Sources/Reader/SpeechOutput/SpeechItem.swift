// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound
internal import Speech

/// One thing for the speech output: words are decided, sound is not yet made.
struct SpeechItem: Sendable {
  enum Content: Sendable {
    case earcon(Earcon)
    case speech(Utterance, phrase: Phrase?)

    var holdsSecret: Bool {
      if case .speech(let utterance, _) = self { utterance.holdsSecret } else { false }
    }
  }

  let content: Content
  /// Whose ears it is for: codes and transaction texts are the listener's alone, unless they asked to hear them aloud.
  var secrecy: Secrecy
  /// How much of it a transcript shows.
  let disclosure: Disclosure

  init(_ content: Content, isPrivate: Bool = false, disclosure: Disclosure = .shown) {
    self.content = content
    secrecy = isPrivate ? .secret : .open
    self.disclosure = disclosure == .shown && content.holdsSecret ? .spoken : disclosure
  }

  /// The same, played even where others hear it.
  func aloud() -> SpeechItem {
    var speechItem = self
    if secrecy == .secret { speechItem.secrecy = .aloud }
    return speechItem
  }
}

/// What is known of a stretch of sound while it plays, so that its transcript line can be written when it has ended.
struct Passage: Sendable {
  let stretch: Int
  let speechItem: SpeechItem
  /// What synthesis made of it, once it is done; an earcon needs none.
  var spoken: SpokenUtterance?
  var isMade = false
  /// Who waits until it is.
  var whenMade: CheckedContinuation<Void, Never>?
  /// Whether the output could be heard when it began, and since when: see `Audibility.mark`.
  var mark: Int?
  /// The player's word on its end, once it has come.
  var end: End?

  struct End: Sendable {
    let from: Int
    let to: Int
    /// Whether its last sample left the device, and could be heard.
    let complete: Bool
    /// Whether all that left the device could be heard.
    var isAudible = true
    /// How many of its samples left the device.
    let played: Int
  }

  /// The word that was playing when it was cut off; `nil` where nothing of it was heard, or all.
  var wordCutOff: Int? {
    guard let end, !end.complete, end.played > 0, let spoken else { return nil }
    return spoken.marks.last { $0.sample <= end.played }?.word
  }
}

/// What was asked to be said in one go, and how much of it is still to come.
struct Stretch: Sendable {
  let cue: Cue
  /// The number of silences before it was asked for: it is not heard after another.
  let silences: Int
  /// Whether a transcript hides something of it.
  let hides: Bool
  /// Passages handed to the player that have not ended.
  var playing = 0
  /// Whether all of it was handed over.
  var isMade = false
  /// Whether nothing of it was cut off, refused or unsayable.
  var isComplete = true

  var isOver: Bool { isMade && playing == 0 }
}
