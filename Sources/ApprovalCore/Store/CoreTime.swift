// SPDX-License-Identifier: GPL-3.0-or-later
internal import Synchronization

/// The core's time, for every thread to read: no reader waits for the core or its database, only for another reader.
final class CoreTime: Sendable {
  private let clock: any CoreClock
  private let keeper: Mutex<Timekeeper>

  init(_ keeper: Timekeeper, on clock: any CoreClock) {
    self.clock = clock
    self.keeper = Mutex(keeper)
  }

  /// Both clocks as they stand, read under the lock: two readers never see time run backwards from the one to the other.
  func reading() -> ClockReading {
    keeper.withLock { $0.read(clock) }
  }

  /// How far the wall clock was set since this boot began.
  func wallSet() -> Duration {
    keeper.withLock { keeper in
      _ = keeper.read(clock)
      return keeper.wallSet
    }
  }

  /// What is to be kept, as of the last reading.
  var memory: ClockMemory { keeper.withLock { $0.memory } }
}
