// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Synchronization

/// A clock that stands until it is moved.
final class ManualClock: CoreClock {
  private let time: Mutex<(wall: Instant, uptime: Duration)>

  init(wall: Instant = Instant(milliseconds: 1_763_700_000_000)) {
    time = Mutex((wall, .seconds(100)))
  }

  var wall: Instant { time.withLock { $0.wall } }
  var uptime: Duration { time.withLock { $0.uptime } }

  /// Time passes.
  func pass(_ duration: Duration) {
    time.withLock { $0 = ($0.wall + duration, $0.uptime + duration) }
  }

  /// Somebody sets the time of day, forward or back.
  func setWall(by duration: Duration) {
    time.withLock { $0.wall = $0.wall + duration }
  }
}
