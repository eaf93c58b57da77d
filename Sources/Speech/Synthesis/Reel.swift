// SPDX-License-Identifier: GPL-3.0-or-later

private import Synchronization

/// Samples gathered in memory from a sink that may be called on any thread.
final class Reel: Sendable {
  private let gathered = Mutex<[Int16]>([])

  var samples: [Int16] { gathered.withLock { $0 } }

  /// Always wants more.
  func append(_ chunk: [Int16]) -> Bool {
    gathered.withLock { $0.append(contentsOf: chunk) }
    return true
  }
}
