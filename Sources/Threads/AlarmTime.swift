// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux

/// Times as an alarm counts them.
enum AlarmTime {
  /// Longer than anybody waits, and far from where adding overflows: a hundred years.
  private static let longest: Int64 = 100 * 366 * 86_400

  /// Nanoseconds of CLOCK_BOOTTIME, so long from now; a time that is over is now.
  static func after(_ delay: Duration) -> Int64 {
    let (seconds, attoseconds) = delay.components
    let whole = min(max(0, seconds), longest) * second
    let rest = (0..<longest).contains(seconds) ? attoseconds / attosecondsOfNanosecond : 0
    return clinux_alarm_now() + max(0, whole + rest)
  }

  private static let second: Int64 = 1_000_000_000
  private static let attosecondsOfNanosecond: Int64 = 1_000_000_000
}
