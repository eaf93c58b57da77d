// SPDX-License-Identifier: GPL-3.0-or-later
public import Sound
public import Speech

/// One thing to be heard, before it is words.
public enum Speakable: Hashable, Sendable {
  /// A phrase of the reader's own, by its key.
  case phrase(String, [String: Argument] = [:])
  /// Words of a service, in the quote voice.
  case quote(Utterance)
  /// Words of a field of the text, made from the phrase of that key.
  case field(Utterance, phrase: String)
  /// Words letter by letter, in the voice that they are in.
  case spelled(Utterance, Phrasebook.Alphabet)
  case earcon(Earcon)
  /// Digits of a code that were typed, said back; ASCII.
  case typed([UInt8])
  /// Letters and digits that were written, said back one by one.
  case written(String)
  /// Letters and digits of a key, said back to the listener alone.
  case writtenKey(String)
  /// A phrase of the reader's own, read as the words of a service are now.
  case sample(String)
  /// The code that was fetched last.
  case heldCode
  /// One digit of it, counted from 0.
  case heldDigit(Int)
}
