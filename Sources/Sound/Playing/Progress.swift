// SPDX-License-Identifier: GPL-3.0-or-later

/// Notices an output that takes samples and never plays them.
struct Progress {
  /// How long frames may wait in an output without one of them being heard.
  private static let patience: Int64 = 1_000_000_000

  private var heard = -1
  private var since: Int64 = 0

  mutating func restart() { heard = -1 }

  /// - Throws: `SoundError.stuck` after a second without progress.
  mutating func check(heard now: Int, isWaiting: Bool, name: String) throws(SoundError) {
    let time = Clock.now()
    if now != heard || !isWaiting {
      heard = now
      since = time
    } else if time - since > Self.patience {
      heard = -1
      throw .stuck(output: name)
    }
  }
}
