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

  /// The latest moment ever seen, brought up to date. The clock is read under the lock: two readers never see time run
  /// backwards from the one to the other.
  func now() -> Instant {
    keeper.withLock { $0.read(clock) }
  }

  /// The machine's clock as it stands, which may run back.
  var wall: Instant { clock.wall }

  /// The moment with all leaps up to it: taken apart, a leap that another reader meets in between would be in the one and
  /// not in the other.
  func reading() -> (now: Instant, leapt: Duration) {
    keeper.withLock { ($0.read(clock), $0.leapt) }
  }

  /// What is to be kept, as of the last reading.
  var memory: ClockMemory { keeper.withLock { $0.memory } }
}
