// SPDX-License-Identifier: GPL-3.0-or-later

/// The passage that is being played.
struct Track {
  let id: PassageID
  let secrecy: Secrecy
  let generation: Int

  /// Where its first sample went; nil before that.
  var from: Int?
  /// Where its last sample so far went, and one further; nil before that.
  var until: Int?
  /// Its samples that went to the output.
  var played = 0
  /// The piece being played, and how far.
  var piece: [Int16] = []
  var offset = 0
  /// Set when no piece follows; false where pieces are missing.
  var isWhole: Bool?

  var remaining: Int { piece.count - offset }
}
