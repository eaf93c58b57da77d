// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography
public import Sound
public import Speech

/// One thing to be heard, before it is words.
public enum Speakable: Hashable, Sendable {
  case phrase(String, [String: Argument] = [:])
  case quote(String, language: String?)
  case earcon(Earcon)
  /// The digits typed so far, said back.
  case typed([UInt8])
  /// The code bound to the approval, fetched when it is its turn.
  case boundCode
  /// The reader's own code of the moment, fetched when it is its turn.
  case ownCode
}
