// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The clock that pacing goes by: monotonic, in nanoseconds.
enum Clock {
  static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  static func nanoseconds(in duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }

  /// Frames in a span of nanoseconds, rounded down.
  static func frames(in nanoseconds: Int64) -> Int {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let rate = Int64(SampleFormat.rate)
    return Int(seconds * rate + rest * rate / 1_000_000_000)
  }

  /// Nanoseconds that `frames` last, rounded up so that a sleep is never short.
  static func nanoseconds(of frames: Int) -> Int64 {
    let rate = Int64(SampleFormat.rate)
    return (Int64(frames) * 1_000_000_000 + rate - 1) / rate
  }
}
