// SPDX-License-Identifier: GPL-3.0-or-later

/// Names one stretch of sound, an utterance or an earcon, from its beginning to its last event.
public struct PassageID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The number that the caller gave it.
  public let rawValue: UInt64

  /// The same as `init(_:)`.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// A number that the caller counts up; the player only compares it.
  public init(_ rawValue: UInt64) { self.init(rawValue: rawValue) }

  /// For logs: `passage 7`.
  public var description: String { "passage \(rawValue)" }
}

/// Who may hear a passage.
public enum Secrecy: Sendable, Equatable {
  /// Anyone: prompts and earcons.
  case open
  /// The listener alone: codes and transaction texts. Refused on a public output.
  case secret
  /// Anyone, because the listener asked to hear the secret aloud after a warning. Played anywhere.
  case aloud
}

/// What was heard, and what happened to the output.
///
/// Frames count from the start of the output, silence included; in a WAV they are sample indices. Every passage that was
/// begun gets exactly one `ended` or one `refused`, and `began` before `ended` when any of it left the device.
public enum PlayerEvent: Sendable, Equatable {
  /// The first frame of the passage left the device.
  case began(PassageID, from: Int)

  /// The last frame of the passage left the device.
  ///
  /// `complete` when every sample did; otherwise it was silenced or the output was lost after `playedSamples` of its
  /// samples.
  case ended(PassageID, from: Int, to: Int, complete: Bool, playedSamples: Int)

  /// Nothing of the passage was played, for this reason.
  case refused(PassageID, PassageRefusal)

  /// The output is gone; everything queued was discarded, and the player tries to open it again.
  case lost(SoundError)

  /// The output that was lost is there, and another program uses it; reported once a loss.
  case busy(SoundError)

  /// The lost output plays again. It is the same device, never another.
  case back

  /// An error that the player recovers from by itself; or `SoundError.hopeless`, from which it does not: then every passage
  /// is refused from here on, and only a new process may get the output to play.
  case fault(SoundError)
}

/// Why a passage was not played.
public enum PassageRefusal: Sendable, Equatable {
  /// It is secret, and others can hear the output.
  case everyoneListens
  /// The output is gone.
  case outputLost
  /// More sound is queued than `Player.Options.capacity`.
  case queueFull
  /// Silence was asked for after the passage was, and before it began.
  case silenced
  /// The player has been stopped.
  case stopped
}
