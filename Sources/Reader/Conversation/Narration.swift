// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound
internal import Speech

/// One thing for the narrator: words are decided, sound is not yet made.
struct Narration: Sendable {
  enum Content: Sendable {
    case earcon(Earcon)
    case speech(Utterance, phrase: String?)

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
  func aloud() -> Narration {
    var narration = self
    if secrecy == .secret { narration.secrecy = .aloud }
    return narration
  }
}
