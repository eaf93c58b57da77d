// SPDX-License-Identifier: GPL-3.0-or-later

import ApprovalCore
import Synchronization

/// A clock that moves when a test says so.
final class TestClock: CoreClock {
  private let time = Mutex((wall: Instant(milliseconds: 1_795_233_600_000), uptime: Duration.seconds(50)))

  var wall: Instant { time.withLock { $0.wall } }
  var uptime: Duration { time.withLock { $0.uptime } }

  func pass(_ duration: Duration) {
    time.withLock { $0 = ($0.wall + duration, $0.uptime + duration) }
  }

  /// Somebody sets the clock, forward or back; no time passes.
  func set(_ duration: Duration) {
    time.withLock { $0.wall = $0.wall + duration }
  }
}

extension Duration {
  static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
  static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
  static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
