// SPDX-License-Identifier: GPL-3.0-or-later

/// Time that never runs backwards and never stands still.
///
/// It follows the wall clock forward. When that is set back, time goes on from the latest moment ever seen, at the pace
/// of the uptime: a clock set back makes no code valid again and no lock longer.
struct Timekeeper: Sendable {
  private(set) var latest: Instant
  private var uptime: Duration

  init(latest: Instant, uptime: Duration) {
    self.latest = latest
    self.uptime = uptime
  }

  mutating func read(_ clock: any CoreClock) -> Instant {
    let (wall, uptime) = (clock.wall, clock.uptime)
    latest = max(wall, latest + max(.zero, uptime - self.uptime))
    self.uptime = uptime
    return latest
  }
}
