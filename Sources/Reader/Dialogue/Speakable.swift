// SPDX-License-Identifier: GPL-3.0-or-later
public import Sound
public import Speech

/// One thing to be heard, before it is words.
public enum Speakable: Hashable, Sendable {
  /// A phrase of the reader's own, by its key.
  case phrase(String, [String: Argument] = [:])
  /// Words of a service, in the quote voice.
  case quote(Utterance)
  case earcon(Earcon)
  /// Digits of a code that were typed, said back; ASCII.
  case typed([UInt8])
  /// The code bound to the approval, fetched when it is its turn.
  case boundCode
  /// The reader's own code of the moment, fetched when it is its turn.
  case ownCode
}
