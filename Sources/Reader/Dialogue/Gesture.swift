// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad

/// What a key means while listening, and while typing; the tables that help is made from.
public enum Gesture: String, CaseIterable, Sendable {
  case goOn, reject, silence, code, whereAmI, previous, again, next, softer, louder, slower, faster, help
  case digit, takeBack, leave, sayTyped, startAgain, none

  /// Listening: what a key means, and the phrase that explains it.
  static let listening: [(key: Key, gesture: Gesture, help: String)] = [
    (.plus, .goOn, "helpPlus"),
    (.minus, .reject, "helpMinus"),
    (.enter, .silence, "helpEnter"),
    (.dot, .help, "helpDot"),
    (.slash, .slower, "helpSlash"),
    (.star, .faster, "helpStar"),
    (.digit(0), .code, "help0"),
    (.digit(1), .softer, "help1"),
    (.digit(3), .louder, "help3"),
    (.digit(5), .whereAmI, "help5"),
    (.digit(7), .previous, "help7"),
    (.digit(8), .again, "help8"),
    (.digit(9), .next, "help9"),
  ]

  /// Typing a PIN or a code: every key that is no digit.
  static let typing: [(key: Key, gesture: Gesture)] = [
    (.minus, .leave),
    (.enter, .silence),
    (.slash, .sayTyped),
    (.star, .startAgain),
    (.dot, .takeBack),
  ]

  static func whileListening(_ key: Key) -> Gesture {
    listening.first { $0.key == key }?.gesture ?? .none
  }

  static func whileTyping(_ key: Key) -> Gesture {
    key.digit != nil ? .digit : typing.first { $0.key == key }?.gesture ?? .none
  }
}
