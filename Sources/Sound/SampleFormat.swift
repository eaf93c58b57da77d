// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The one format of sound in this program: 22 050 Hz, one channel, signed 16 bits.
///
/// The synthesiser produces it. Where a device takes another format, ALSA's `plug` converts.
public enum SampleFormat {
  /// Frames a second; with one channel a frame is a sample.
  public static let rate = 22_050

  /// The frames that last as long as `duration`, rounded down.
  public static func frames(in duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * rate + Int(attoseconds / 1_000_000_000) * rate / 1_000_000_000
  }
}

/// CLOCK_MONOTONIC in nanoseconds, by which playback is timed: clock_gettime(2).
enum MonotonicClock {
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
