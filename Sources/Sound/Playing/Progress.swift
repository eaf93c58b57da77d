// SPDX-License-Identifier: GPL-3.0-or-later

/// Notices an output that holds samples and plays none, or never takes any.
struct Progress {
  /// So long may a device take to say how far it is: 10 ms.
  private static let breath: Int64 = 10_000_000

  private var heard = -1
  private var since: Int64 = 0

  mutating func restart() { heard = -1 }

  /// Whether frames have waited for longer than a device takes to say how far it is.
  func stands(at time: Int64) -> Bool { heard >= 0 && time - since > Self.breath }

  /// - Parameters:
  ///   - time: now, on `Clock`.
  ///   - patience: nanoseconds that frames may wait in the output without one of them being heard.
  /// - Throws: `SoundError.stuck` when there was no progress for longer.
  mutating func check(
    heard now: Int, isWaiting: Bool, at time: Int64, patience: Int64, name: String
  ) throws(SoundError) {
    if now != heard || !isWaiting {
      heard = now
      since = time
    } else if time - since > patience {
      heard = -1
      throw .stuck(output: name)
    }
  }
}
