// SPDX-License-Identifier: GPL-3.0-or-later

/// What was asked to be said in one go, and how much of it is still to come.
struct Stretch: Sendable {
  let cue: Cue
  /// The number of silences before it was asked for: it is not heard after another.
  let silences: Int
  /// Whether a transcript hides something of it.
  let hides: Bool
  /// Passages handed to the player that have not ended.
  var playing = 0
  /// Whether all of it was handed over.
  var isMade = false
  /// Whether nothing of it was cut off, refused or unsayable.
  var isComplete = true

  var isOver: Bool { isMade && playing == 0 }
}
