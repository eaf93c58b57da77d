// SPDX-License-Identifier: GPL-3.0-or-later
internal import Speech

/// Where in what was heard the person is: which part, which word of it, and how it was spelled last.
struct Cursor: Hashable, Sendable {
  var part = 0
  /// Running index of the word; `nil` before one was asked for.
  var word: Int?
  var spelled: Phrasebook.Alphabet?

  /// The word `step` from here, of `count`; the first or the last where none was asked for yet.
  mutating func move(by step: Int, of count: Int) {
    spelled = nil
    guard let word else {
      self.word = step < 0 ? max(0, count - 1) : 0
      return
    }
    self.word = min(max(0, word + step), max(0, count - 1))
  }
}
