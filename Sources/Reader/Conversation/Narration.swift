// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound
internal import Speech

/// One thing for the narrator: words are decided, sound is not yet made.
struct Narration: Sendable {
  enum Content: Sendable {
    case earcon(Earcon)
    case speech(Utterance, phrase: String?)
  }

  let content: Content
  /// Whether only the listener may hear it: codes and transaction texts.
  let isPrivate: Bool

  init(_ content: Content, isPrivate: Bool = false) {
    self.content = content
    self.isPrivate = isPrivate
  }
}
