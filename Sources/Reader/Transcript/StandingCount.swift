// SPDX-License-Identifier: GPL-3.0-or-later

/// A count that stands still while something is hidden and goes on from there: from its values nobody can tell how long the
/// hidden took.
struct StandingCount {
  private var latest = 0
  /// What is added to a real value since the count last went on.
  private var offset = 0
  private var stands = false

  mutating func stop() { stands = true }

  /// Goes on from where it stopped; it is `value` in truth.
  mutating func goOn(at value: Int) {
    guard stands else { return }
    (offset, stands) = (latest - value, false)
  }

  /// What is shown of a real value.
  mutating func show(_ value: Int) -> Int {
    guard !stands else { return latest }
    latest = max(latest, value + offset)
    return value + offset
  }
}
