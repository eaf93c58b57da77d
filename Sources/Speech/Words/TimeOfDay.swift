// SPDX-License-Identifier: GPL-3.0-or-later

/// A time on the 24-hour clock; 24:00 is the end of a day.
struct TimeOfDay: Hashable, Sendable {
  let hour: Int
  let minute: Int
  let second: Int?
  /// Whether a word said before that it is a time ("kl. 8.00"): then a full hour is said without its noughts.
  let isAnnounced: Bool

  /// Nil where no clock shows it.
  init?(hour: Int, minute: Int, second: Int? = nil, isAnnounced: Bool = false) {
    let isMidnight = hour == 24 && minute == 0 && (second ?? 0) == 0
    guard (0...23).contains(hour) || isMidnight, (0...59).contains(minute), (0...59).contains(second ?? 0)
    else {
      return nil
    }
    self.hour = hour
    self.minute = minute
    self.second = second
    self.isAnnounced = isAnnounced
  }
}
