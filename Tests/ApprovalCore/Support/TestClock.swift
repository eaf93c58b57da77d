// SPDX-License-Identifier: GPL-3.0-or-later

import ApprovalCore
import Synchronization

/// A clock that moves when a test says so.
final class TestClock: CoreClock {
  private let time = Mutex(
    (wall: Instant(milliseconds: 1_795_233_600_000), uptime: Duration.seconds(50), boot: 1))

  var wall: Instant { time.withLock { $0.wall } }
  var uptime: Duration { time.withLock { $0.uptime } }

  var boot: String? { isNameless ? nil : "boot \(time.withLock { $0.boot })" }
  private let isNameless: Bool

  /// - Parameter isNameless: whether it does not say which boot it is.
  init(isNameless: Bool = false) {
    self.isNameless = isNameless
  }

  func pass(_ duration: Duration) {
    time.withLock { $0 = ($0.wall + duration, $0.uptime + duration, $0.boot) }
  }

  /// The machine was off that long, and has been on again for a minute; its own clock went on.
  func reboot(off duration: Duration) {
    time.withLock { $0 = ($0.wall + duration + .minutes(1), .minutes(1), $0.boot + 1) }
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
