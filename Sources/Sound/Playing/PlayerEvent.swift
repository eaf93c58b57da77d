// SPDX-License-Identifier: GPL-3.0-or-later

/// What has been heard, and what happened to the output.
///
/// Frames count from the start of the output, silence included; in a WAV they are sample indices. Every
/// passage that was begun gets exactly one `ended` or one `refused`, and `began` before `ended` when any
/// of it left the device.
public enum PlayerEvent: Sendable, Equatable {
  /// The first frame of the passage left the device.
  case began(PassageID, from: Int)

  /// The last frame of the passage left the device.
  ///
  /// `complete` when every sample did; otherwise it was silenced or the output was lost after
  /// `playedSamples` of its samples.
  case ended(PassageID, from: Int, to: Int, complete: Bool, playedSamples: Int)

  /// Nothing of the passage was played, for this reason.
  case refused(PassageID, PassageRefusal)

  /// The output is gone; everything queued was discarded and the player looks for it again.
  case lost(SoundError)

  /// While the output was sought again it was found in use by another program; said once a loss.
  case busy(SoundError)

  /// The lost output plays again. It is the same output, never another.
  case back

  /// Something went wrong that the player mends by itself, or, for `SoundError.hopeless`, will not mend: then
  /// everything is refused from here on, and only a new process may find the output well again.
  case fault(SoundError)
}

/// Why a passage was not played.
public enum PassageRefusal: Sendable, Equatable {
  /// It is secret and others can hear the output.
  case everyoneListens
  /// The output is gone.
  case outputLost
  /// More sound is queued than `Player.Options.capacity`.
  case queueFull
  /// Silence was asked for between its own asking and its beginning.
  case silenced
  /// The player has been stopped.
  case stopped
}
