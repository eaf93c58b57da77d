// SPDX-License-Identifier: GPL-3.0-or-later

/// Holds a device that swallows everything at once to real time.
///
/// libasound's `null` and `file` plugins have no clock: `snd_pcm_delay` is 0 whatever was written, and a writer
/// that trusts it never sleeps. A device that has taken far more than could have been heard is one of these, and
/// from then on the system's clock tells what was heard.
struct Pace {
  /// How long a sound server may take until it tells of its delay for the first time: a second.
  private static let silence: Int64 = 1_000_000_000

  private let bufferFrames: Int
  private let hasClock: Bool
  private var start: Int64 = 0
  private var written = 0
  private(set) var isClockless = false
  /// The device has told of its delay since the stream started.
  private var hasReported = false
  /// When the device will have played all it has, as far as known.
  private var dryAt: Int64 = 0

  /// - Parameter hasClock: It surely has: a sound server, which may hold far more than the buffer on the way to the ears.
  init(bufferFrames: Int = 0, hasClock: Bool = false) {
    self.bufferFrames = bufferFrames
    self.hasClock = hasClock
  }

  /// The stream starts anew with the next frame.
  mutating func restart(at now: Int64 = Clock.now()) {
    start = now
    hasReported = false
    written = 0
    dryAt = start
  }

  mutating func wrote(_ frames: Int) {
    written += frames
    dryAt += Clock.nanoseconds(of: frames)
  }

  /// Frames that went by in silence since the device ran dry.
  var hole: Int { max(0, Clock.frames(in: Clock.now() - dryAt)) }

  /// What the device reports, or the frames that the system's clock has not reached yet.
  mutating func delay(reported: Int, at now: Int64 = Clock.now()) -> Int {
    hasReported = true
    // Dry once is dry since then, however often it is asked.
    dryAt = reported > 0 ? now + Clock.nanoseconds(of: reported) : min(dryAt, now)
    let elapsed = Clock.frames(in: now - start)
    let ahead = written - elapsed
    // Twice the buffer and a tenth of a second: more than any real device takes in before it plays. And a hundredth of
    // the time: no device's clock is that much faster than the system's, and one that is a little faster gains for ever.
    guard !hasClock else { return reported }
    if ahead - reported > 2 * bufferFrames + SampleFormat.rate / 10 + elapsed / 100 { isClockless = true }
    return isClockless ? max(reported, ahead) : reported
  }

  /// The delay as far as the system's clock knows it, while the device has not told of one yet; nil once it has, or
  /// should have.
  func delayUntold(at now: Int64 = Clock.now()) -> Int? {
    guard !hasReported, now - start < Self.silence else { return nil }
    return max(0, written - Clock.frames(in: now - start))
  }
}
