// SPDX-License-Identifier: GPL-3.0-or-later

/// A time on the 24-hour clock.
struct TimeOfDay: Hashable, Sendable {
  let hour: Int
  let minute: Int
  let second: Int?

  /// Nil where no clock shows it.
  init?(hour: Int, minute: Int, second: Int? = nil) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second ?? 0) else {
      return nil
    }
    self.hour = hour
    self.minute = minute
    self.second = second
  }
}
