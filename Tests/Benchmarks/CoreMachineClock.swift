// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation

/// The machine's own time, as the daemon has it: what the one writes the other takes for time of the same boot.
struct CoreMachineClock: CoreClock {
  /// The kernel's name of this boot: random(4).
  let boot: String? = {
    let name = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return name.map { $0.filter(\.isHexDigit) }
  }()

  var wall: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  /// Since boot, sleep included: clock_gettime(2).
  var uptime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
