// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Synchronization

/// A clock that moves when it is told to.
final class ManualClock: CoreClock {
  private let time = Mutex(Int64(1_790_000_000_000))

  var wall: Instant { Instant(milliseconds: time.withLock { $0 }) }
  var uptime: Duration { .milliseconds(time.withLock { $0 }) }

  func advance(by duration: Duration) {
    time.withLock { $0 += duration.wholeMilliseconds }
  }
}
