// SPDX-License-Identifier: GPL-3.0-or-later

/// What a key is pressed for.
public enum Gesture: String, CaseIterable, Sendable {
  /// Everywhere.
  case silence, help, whereAmI, softer, louder, slower, faster
  /// Listening.
  case goOn, reject, code, previous, again, next, previousWord, nextWord, spell
  /// Typing and writing.
  case digit, letter, takeBack, leave, sayTyped, startAgain, moreTime, done
  /// Choosing.
  case less, more
}
