// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation

/// The machine's own time.
struct CoreMachineClock: CoreClock {
  private let start = ContinuousClock.now

  var wall: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
  var uptime: Duration { ContinuousClock.now - start }
}
