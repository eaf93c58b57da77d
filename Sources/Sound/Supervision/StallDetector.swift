// SPDX-License-Identifier: GPL-3.0-or-later

/// Detects an output that holds samples and plays none, or that never takes any.
struct StallDetector {
  /// How long a playing device may take between two updates of its position: 10 ms.
  private static let updateInterval: Int64 = 10_000_000

  private var heard = -1
  /// When `heard` last changed, or the output last had nothing to play.
  private var since: Int64 = 0

  mutating func restart() { heard = -1 }

  /// Whether the output has samples to play, and its position has not changed for longer than an update takes.
  func isStanding(at time: Int64) -> Bool { heard >= 0 && time - since > Self.updateInterval }

  /// - Parameters:
  ///   - isWaiting: the output holds samples, or took none of those that it was offered.
  ///   - time: now, on `MonotonicClock`.
  ///   - timeout: nanoseconds that samples may wait in the output without one of them being heard.
  /// - Throws: `SoundError.stuck` when they have waited longer.
  mutating func check(
    heard now: Int, isWaiting: Bool, at time: Int64, timeout: Int64, name: String
  ) throws(SoundError) {
    if now != heard || !isWaiting {
      heard = now
      since = time
    } else if time - since > timeout {
      heard = -1
      throw .stuck(output: name)
    }
  }
}
