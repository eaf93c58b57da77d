// SPDX-License-Identifier: GPL-3.0-or-later
internal import Speech

/// What is known of a stretch of sound while it plays, so that its transcript line can be written when it has ended.
struct Passage: Sendable {
  let stretch: Int
  let narration: Narration
  /// What synthesis made of it, once it is done; an earcon needs none.
  var spoken: SpokenUtterance?
  var isMade = false
  /// Who waits until it is.
  var whenMade: CheckedContinuation<Void, Never>?
  /// The player's word on its end, once it has come.
  var end: End?

  struct End: Sendable {
    let from: Int
    let to: Int
    let complete: Bool
    /// How many of its samples left the device.
    let played: Int
  }

  /// The word that was playing when it was cut off; `nil` where nothing of it was heard, or all.
  var wordCutOff: Int? {
    guard let end, !end.complete, end.played > 0, let spoken else { return nil }
    return spoken.marks.last { $0.sample <= end.played }?.word
  }
}
