// SPDX-License-Identifier: GPL-3.0-or-later

/// Notices an output that holds samples and plays none, or never takes any.
struct Progress {
  private var heard = -1
  private var since: Int64 = 0

  mutating func restart() { heard = -1 }

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
