// SPDX-License-Identifier: GPL-3.0-or-later

/// An estimate of a device's delay by the system's clock, for a device whose own figure cannot be used.
///
/// libasound's `null` and `file` plugins have no clock: snd_pcm_delay(3) is 0 whatever was written, and a writer that trusts
/// it never sleeps. A device that took far more than can have been played is one of these, and its delay is estimated from
/// then on. A sound server has a delay, and reports none until its stream has started.
struct DelayEstimate {
  /// How long a sound server may take to report its first delay: a second.
  private static let firstReportTimeout: Int64 = 1_000_000_000

  private let bufferFrames: Int
  private let hasClock: Bool
  private var start: Int64 = 0
  private var written = 0
  private(set) var isClockless = false
  /// Whether the device has reported a delay since the stream started.
  private var hasReported = false
  /// When the device will have played all that it holds, by its last report and what was written since.
  private var emptyAt: Int64 = 0

  /// - Parameter hasClock: the device has a clock for certain. A sound server has, and may hold far more than the buffer on
  ///   the way to the ears.
  init(bufferFrames: Int = 0, hasClock: Bool = false) {
    self.bufferFrames = bufferFrames
    self.hasClock = hasClock
  }

  /// The stream starts anew with the next frame.
  mutating func restart(at now: Int64 = MonotonicClock.now()) {
    start = now
    hasReported = false
    written = 0
    emptyAt = start
  }

  mutating func wrote(_ frames: Int) {
    written += frames
    emptyAt += MonotonicClock.nanoseconds(of: frames)
  }

  /// Frames of silence since the device ran dry.
  var gapFrames: Int { max(0, MonotonicClock.frames(in: MonotonicClock.now() - emptyAt)) }

  /// The delay that the device reported; for a device without a clock, the frames that the system's clock has not reached.
  mutating func delay(reported: Int, at now: Int64 = MonotonicClock.now()) -> Int {
    hasReported = true
    // A device that reports 0 again ran dry at the first of these reports, not at the last.
    emptyAt = reported > 0 ? now + MonotonicClock.nanoseconds(of: reported) : min(emptyAt, now)
    let elapsed = MonotonicClock.frames(in: now - start)
    let ahead = written - elapsed
    guard !hasClock else { return reported }
    // Twice the buffer and a tenth of a second is more than any real device takes before it plays. The hundredth of the
    // elapsed time is for a device whose clock is a little faster than the system's, and gains on it for ever.
    if ahead - reported > 2 * bufferFrames + SampleFormat.rate / 10 + elapsed / 100 { isClockless = true }
    return isClockless ? max(reported, ahead) : reported
  }

  /// The delay by the system's clock, for as long as the device has reported none; nil once it has, or should have.
  func delayBeforeFirstReport(at now: Int64 = MonotonicClock.now()) -> Int? {
    guard !hasReported, now - start < Self.firstReportTimeout else { return nil }
    return max(0, written - MonotonicClock.frames(in: now - start))
  }
}
