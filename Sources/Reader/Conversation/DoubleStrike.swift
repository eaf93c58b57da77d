// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad

/// Drops a key that is struck again by a trembling hand: the same key, sooner than `window` after its last strike
/// (EN 301 549 §5.8). Off while the window is zero.
struct DoubleStrike: Sendable {
  var window = Duration.zero
  private var last: (key: Key, at: Duration)?

  /// Whether the key counts. Dropped strikes move the window on, so that a tremor of any length is one key.
  ///
  /// - Parameter time: the moment of the strike on a clock that only goes forward.
  mutating func accepts(_ key: Key, at time: Duration) -> Bool {
    defer { last = (key, time) }
    guard let last, last.key == key else { return true }
    return time - last.at >= window
  }
}
