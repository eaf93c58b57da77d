// SPDX-License-Identifier: GPL-3.0-or-later

/// Notices an output that holds samples and plays none, or never takes any.
struct Progress {
  /// Nanoseconds that frames may wait in an output without one of them being heard.
  private let patience: Int64
  private var heard = -1
  private var since: Int64 = 0

  init(patience: Int64) { self.patience = patience }

  mutating func restart() { heard = -1 }

  /// - Throws: `SoundError.stuck` when there was no progress for too long.
  mutating func check(heard now: Int, isWaiting: Bool, name: String) throws(SoundError) {
    let time = Clock.now()
    if now != heard || !isWaiting {
      heard = now
      since = time
    } else if time - since > patience {
      heard = -1
      throw .stuck(output: name)
    }
  }
}
