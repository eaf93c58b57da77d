// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound

/// What the narrator tells the conversation.
enum NarratorReport: Sendable {
  /// A stretch ended that no silence overtook.
  case said(Cue, complete: Bool)
  /// Something could not be said, and the phrase that says so.
  case unsayable(phrase: String)
  /// The output is gone, in use by others, or plays again.
  case lost(SoundError)
  case busy(SoundError)
  case back
}
