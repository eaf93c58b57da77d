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
  /// Whose ears it is for: codes and transaction texts are the listener's alone, unless they asked to hear them aloud.
  var secrecy: Secrecy

  init(_ content: Content, isPrivate: Bool = false) {
    self.content = content
    secrecy = isPrivate ? .secret : .open
  }

  /// The same, played even where others hear it.
  func aloud() -> Narration {
    var narration = self
    if secrecy == .secret { narration.secrecy = .aloud }
    return narration
  }
}
