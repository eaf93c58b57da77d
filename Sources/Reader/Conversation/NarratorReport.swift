// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound

/// What the narrator tells the conversation.
enum NarratorReport: Sendable {
  /// A stretch ended that no silence overtook; `silences` is how many there had been when it was asked for, so that a dialogue
  /// that knows of more takes it for nothing.
  case said(Cue, complete: Bool, silences: Int)
  /// A stretch was silenced, lost or withheld while this word of it was playing.
  case cut(Cue, word: Int)
  /// Something for the listener alone was not played: others can hear.
  case withheld
  /// Something could not be said, and the phrase that says so.
  case unsayable(phrase: String)
  /// The output is gone, in use by others, or plays again.
  case lost(SoundError)
  case busy(SoundError)
  case back
  /// The output will not play again in this process, or the voice not speak.
  case hopeless(Trouble)
}
