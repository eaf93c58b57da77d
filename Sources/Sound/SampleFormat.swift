// SPDX-License-Identifier: GPL-3.0-or-later

/// The one format of sound in the house: 22 050 Hz, one channel, signed 16 bits.
///
/// It is what the voice makes; outputs that want another are converted to by ALSA's `plug`.
public enum SampleFormat {
  /// Frames a second; with one channel a frame is a sample.
  public static let rate = 22_050

  /// The frames that last as long as `duration`, rounded down.
  public static func frames(in duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * rate + Int(attoseconds / 1_000_000_000) * rate / 1_000_000_000
  }

  /// How long `frames` last.
  public static func duration(of frames: Int) -> Duration {
    .nanoseconds(Int64(frames) * 1_000_000_000 / Int64(rate))
  }
}
