// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Synchronization

/// A clock that stands until it is moved.
final class ManualClock: CoreClock {
  private struct Time {
    var wall: Instant
    var uptime = Duration.seconds(100)
    var boot = 1
    var seen = Duration.zero
  }

  private let time: Mutex<Time>

  init(wall: Instant = Instant(milliseconds: 1_763_700_000_000)) {
    time = Mutex(Time(wall: wall))
  }

  /// A clock that stands where another one does.
  init(like other: ManualClock) {
    time = Mutex(other.time.withLock { $0 })
  }

  var wall: Instant { time.withLock { $0.wall } }
  var uptime: Duration { time.withLock { $0.uptime } }
  var boot: String? { time.withLock { "boot \($0.boot)" } }
  /// How long the machine has been on, all boots together.
  var seen: Duration { time.withLock { $0.seen } }

  /// Time passes.
  func pass(_ duration: Duration) {
    time.withLock {
      $0.wall = $0.wall + duration
      $0.uptime += duration
      $0.seen += duration
    }
  }

  /// The machine is off that long, and on again.
  func reboot(off duration: Duration) {
    time.withLock {
      $0.wall = $0.wall + duration
      $0.uptime = .zero
      $0.boot += 1
    }
  }

  /// Somebody sets the time of day, forward or back.
  func setWall(by duration: Duration) {
    time.withLock { $0.wall = $0.wall + duration }
  }
}
