// SPDX-License-Identifier: GPL-3.0-or-later
public import Keypad
public import Speech

/// Every key in every mode: one table, from which keys are understood and help is spoken and written.
public enum Keymap {
  /// One key in one mode: what it is pressed for, and the phrase that says so.
  public struct Row: Hashable, Sendable {
    /// The key.
    public let key: Key
    /// Where.
    public let mode: KeyMode
    /// What it is pressed for.
    public let gesture: Gesture
    /// The phrase that says so.
    public let help: Phrase
  }

  /// The whole table; a key that is not in it does nothing in that mode.
  public static let rows: [Row] = listening + typing + writing + choosing + reviewing + naming

  /// What `key` is pressed for in `mode`; `nil` where it does nothing.
  public static func row(_ key: Key, in mode: KeyMode) -> Row? {
    byKey[key]?.first { $0.mode == mode }
  }

  private static let byKey = Dictionary(grouping: rows, by: \.key)

  /// Every key that every keypad has, in the order in which it is explained.
  static let keys: [Key] =
    [.plus, .minus, .enter, .dot, .slash, .star] + digits

  private static let digits: [Key] = (0...9).compactMap { Digit(value: $0) }.map { .digit($0) }

  private static let listening: [Row] = table(
    .listening,
    [
      (.plus, .goOn, .helpPlus), (.minus, .reject, .helpMinus), (.enter, .silence, .helpEnter),
      (.dot, .help, .helpDot), (.slash, .slower, .helpSlash), (.star, .faster, .helpStar),
      (.digit(0), .code, .help0), (.digit(1), .softer, .help1), (.digit(2), .spell, .help2),
      (.digit(3), .louder, .help3), (.digit(4), .previousWord, .help4), (.digit(5), .whereAmI, .help5),
      (.digit(6), .nextWord, .help6), (.digit(7), .previous, .help7), (.digit(8), .again, .help8),
      (.digit(9), .next, .help9),
    ])

  private static let typing: [Row] =
    table(
      .typing,
      [
        (.plus, .moreTime, .typingPlus), (.minus, .leave, .typingMinus), (.enter, .silence, .typingEnter),
        (.slash, .sayTyped, .typingSlash), (.star, .startAgain, .typingStar),
        (.dot, .takeBack, .typingDot), (.backspace, .takeBack, .typingDot),
      ]) + table(.typing, digits.map { ($0, .digit, .typingDigit) })

  private static let writing: [Row] =
    table(
      .writing,
      [
        (.plus, .done, .writingPlus), (.minus, .leave, .writingMinus), (.enter, .silence, .writingEnter),
        (.slash, .sayTyped, .writingSlash), (.star, .startAgain, .writingStar),
        (.dot, .takeBack, .writingDot), (.backspace, .takeBack, .writingDot),
      ]) + table(.writing, digits.map { ($0, .letter, .writingDigit) })

  private static let choosing: [Row] = table(
    .choosing,
    [
      (.plus, .done, .choosingPlus), (.minus, .leave, .choosingMinus), (.enter, .silence, .helpEnter),
      (.dot, .help, .choosingDot), (.slash, .slower, .helpSlash), (.star, .faster, .helpStar),
      (.digit(1), .softer, .help1), (.digit(3), .louder, .help3), (.digit(4), .less, .choosing4),
      (.digit(5), .whereAmI, .choosing5), (.digit(6), .more, .choosing6),
      (.digit(7), .previous, .choosing7),
      (.digit(8), .again, .choosing8), (.digit(9), .next, .choosing9),
    ])

  private static let reviewing: [Row] = table(
    .reviewing,
    [
      (.plus, .goOn, .reviewingPlus), (.minus, .leave, .reviewingMinus), (.enter, .silence, .helpEnter),
      (.dot, .help, .choosingDot), (.slash, .slower, .helpSlash), (.star, .faster, .helpStar),
      (.digit(0), .code, .reviewing0), (.digit(1), .softer, .help1), (.digit(2), .spell, .help2),
      (.digit(3), .louder, .help3), (.digit(4), .previousWord, .help4), (.digit(5), .whereAmI, .reviewing5),
      (.digit(6), .nextWord, .help6), (.digit(7), .previous, .reviewing7), (.digit(8), .again, .reviewing8),
      (.digit(9), .next, .reviewing9),
    ])

  private static let naming: [Row] =
    table(
      .naming,
      [
        (.plus, .again, .namingAgain), (.minus, .leave, .namingMinus), (.enter, .silence, .helpEnter),
        (.dot, .help, .choosingDot), (.slash, .slower, .helpSlash), (.star, .faster, .helpStar),
        (.digit(0), .again, .namingAgain),
      ]) + table(.naming, digits.dropFirst().map { ($0, .user, .namingDigit) })

  private static func table(_ mode: KeyMode, _ rows: [(key: Key, gesture: Gesture, help: Phrase)]) -> [Row] {
    rows.map { Row(key: $0.key, mode: mode, gesture: $0.gesture, help: $0.help) }
  }
}

extension Keymap {
  /// The phrase that names a mode, as a heading of the written help.
  static func heading(_ mode: KeyMode) -> Phrase {
    switch mode {
    case .listening: .modeListening
    case .typing: .modeTyping
    case .writing: .modeWriting
    case .choosing: .modeChoosing
    case .reviewing: .modeReviewing
    case .naming: .modeNaming
    }
  }

  /// Help for who reads: the same sentences that are spoken, one key a line, in the language of `book`.
  ///
  /// - Throws: `SpeechError` where a sentence has no words.
  public static func writtenHelp(in book: Phrasebook) throws(SpeechError) -> String {
    var lines: [String] = []
    for mode in KeyMode.allCases {
      lines.append("\(try book.utterance(heading(mode)).words):")
      var said: Set<Phrase> = []
      for key in keys {
        guard let row = row(key, in: mode), said.insert(row.help).inserted else { continue }
        lines.append("  \(name(of: row)): \(try book.utterance(row.help).words)")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private static func name(of row: Row) -> String {
    switch row.gesture {
    case .digit, .letter: "0-9"
    case .user: "1-9"
    default: row.key == .enter ? "Enter" : String(row.key.character)
    }
  }
}

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
  /// Naming a user.
  case user
}

/// How keys are taken. A key means one thing in each mode. The mode changes by the person's own key, and without one in two
/// ways only: a request that arrives at rest asks for the PIN at once, and one that ends leaves digits without meaning for a
/// while.
public enum KeyMode: String, CaseIterable, Sendable {
  /// Hearing: at rest, a request, its text and its question.
  case listening
  /// Typing a PIN or a code: digits are digits.
  case typing
  /// Writing letters and digits: a user ID or a password.
  case writing
  /// Choosing from a menu: the settings, and the language of the first start.
  case choosing
  /// Going through what was decided before.
  case reviewing
  /// Saying whose it is, on a reader of several users.
  case naming
}
