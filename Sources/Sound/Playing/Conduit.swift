// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// What the callers tell the player thread, in order.
///
/// A generation is counted up by every silence; a command of an older one is stale.
enum Command: Sendable {
  case begin(PassageID, Secrecy, generation: Int)
  case samples([Int16], generation: Int)
  /// The passage has no more samples; `whole` unless the queue was too full for some.
  case finish(whole: Bool, generation: Int)
}

/// What the player thread tells the relay thread, in order.
enum Report: Sendable {
  case event(PlayerEvent)
  /// Samples that were played or discarded, to be freed away from the player thread.
  case spent([Int16])
  /// The passage was taken from the queue; its end follows.
  case took(PassageID)
}

/// Everything that the callers, the player thread and the relay thread share: two rings and a few atomics.
final class Conduit: Sendable {
  /// Commands held at most: five minutes in the synthesiser's pieces, and room to end every passage.
  static let commandCapacity = 8192
  /// Kept free in the commands so that what was begun can always be finished.
  static let reserve = 8
  /// So often stuck without a second of sound in between, and the output is given up.
  static let stumblesAtMost = 3

  let commands = Ring<Command>(capacity: commandCapacity)
  let reports = Ring<Report>(capacity: commandCapacity)

  /// Wakes the player thread.
  let playerWake = Wake()
  /// Wakes the relay thread.
  let relayWake = Wake()

  let generation = Atomic<Int>(0)
  let queuedSamples = Atomic<Int>(0)
  /// Frames heard, as the player thread last knew.
  let heard = Atomic<Int>(0)
  /// Frames given to outputs, as the player thread last knew.
  let position = Atomic<Int>(0)
  /// How often the output was stuck since it last played for a second.
  let stumbles = Atomic<Int>(0)
  /// Gain in units of 1/32768.
  let gain = Atomic<Int>(Gain.unity)
  let privacy: Atomic<Int>
  let keepAwakeFrames: Atomic<Int>
  let isStopping = Atomic<Bool>(false)
  let isPlayerDone = Atomic<Bool>(false)

  /// Nanoseconds that an output may stand still.
  let patience: Int64

  init(privacy: Privacy, keepAwake: Duration, patience: Duration = .seconds(1)) {
    self.patience = Clock.nanoseconds(in: patience)
    self.privacy = Atomic(privacy.rawValue)
    keepAwakeFrames = Atomic(SampleFormat.frames(in: keepAwake))
  }

  var everyoneListens: Bool { privacy.load(ordering: .acquiring) == Privacy.everyone.rawValue }
}
