// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Sound
internal import Speech

/// Something that the person decided, as it is heard again.
public struct HistoryEntry: Hashable, Sendable {
  public let id: ApprovalID
  /// When and how it was decided, and on which device.
  let heading: Phrase
  let arguments: [String: Argument]
  /// What was asked, in the words in which it was; empty where they cannot be read out.
  public let parts: [TextPart]

  /// - Parameters:
  ///   - approval: What was decided.
  ///   - kind: What it was decided on.
  ///   - date: The day, where the reader is.
  ///   - time: The time of the day there.
  ///   - parts: its text, as it is heard.
  init(
    _ approval: Approval, on kind: AuthenticatorKind, date: CalendarDate, time: (hour: Int, minute: Int),
    parts: [TextPart]
  ) {
    id = approval.id
    heading =
      approval.state == .approved
      ? .historyApproved : approval.reason == .notMe ? .historyNotMe : .historyRejected
    arguments = [
      "date": .date(year: date.year, month: date.month, day: date.day),
      "time": .clock(hour: time.hour, minute: time.minute), "device": .phrase(kind.phrase),
    ]
    self.parts = parts
  }

  /// All of it, the service's words between their marks.
  var words: [Speakable] {
    var words: [Speakable] = [.phrase(heading, arguments)]
    for (index, part) in parts.enumerated() {
      if part.isQuote, index == 0 || !parts[index - 1].isQuote { words.append(.earcon(.quoteOpen)) }
      words.append(part.saying(part.utterance))
      if part.isQuote, index + 1 == parts.count || !parts[index + 1].isQuote {
        words.append(.earcon(.quoteClose))
      }
    }
    return words + (parts.isEmpty ? [.phrase(.errorSilentText)] : [])
  }

  var wordCount: Int { parts.reduce(0) { $0 + $1.utterance.wordCount } }

  /// One word of the whole, and the part it stands in.
  func word(at index: Int) -> (part: TextPart, word: Utterance)? {
    var index = index
    for part in parts {
      if index < part.utterance.wordCount { return part.utterance.word(at: index).map { (part, $0) } }
      index -= part.utterance.wordCount
    }
    return nil
  }
}

/// What was decided, newest first, and where in it the person is; never empty.
struct History: Sendable {
  private var entries: [HistoryEntry]
  private var index = 0
  var cursor = Cursor()

  /// `nil` where there is none.
  init?(_ entries: [HistoryEntry]) {
    guard !entries.isEmpty else { return nil }
    self.entries = entries
  }

  var current: HistoryEntry { entries[index] }
  var isAtOldest: Bool { index + 1 == entries.count }

  /// To an older or a newer one; false at the end of what is known.
  mutating func move(by step: Int) -> Bool {
    guard entries.indices.contains(index + step) else { return false }
    index += step
    cursor = Cursor()
    return true
  }

  mutating func append(_ more: [HistoryEntry]) { entries += more }
}

/// Going through what was decided: decision by decision, word by word, letter by letter.
extension Dialogue {
  /// The first were asked for, or those before the oldest that is known.
  mutating func show(_ entries: [HistoryEntry], in menu: PersonalMenu) -> [DialogueEffect] {
    if case .history(var history) = menu.step {
      guard !entries.isEmpty else { return say(.phrase(.historyOldest)) }
      history.append(entries)
      return move(in: history, by: 1, menu)
    }
    guard let history = History(entries) else { return say(.phrase(.historyNone)) }
    go(menu, to: .history(history))
    return say(history.current.words)
  }

  mutating func review(_ gesture: Gesture?) -> [DialogueEffect] {
    guard case .personal(let menu) = place, case .history(let history) = menu.step else { return [] }
    switch gesture {
    case .goOn, .next: return move(in: history, by: 1, menu)
    case .previous: return move(in: history, by: -1, menu)
    case .again, .whereAmI: return move(in: history, by: 0, menu)
    case .previousWord: return say(word: -1, of: history, menu)
    case .nextWord: return say(word: 1, of: history, menu)
    case .spell: return spell(history, menu)
    case .code: return say(.phrase(.noCodeHere))
    case .leave: return leave(menu)
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  private mutating func move(in history: History, by step: Int, _ menu: PersonalMenu) -> [DialogueEffect] {
    // What was asked for aloud was of one decision.
    hearPrivately()
    var history = history
    guard history.move(by: step) else {
      return step < 0 ? say(.phrase(.historyNewest)) : ask(.personal(.history(before: history.current.id)))
    }
    go(menu, to: .history(history))
    return say(history.current.words)
  }

  private mutating func say(word step: Int, of history: History, _ menu: PersonalMenu) -> [DialogueEffect] {
    var history = history
    history.cursor.move(by: step, of: history.current.wordCount)
    go(menu, to: .history(history))
    guard let (part, word) = history.current.word(at: history.cursor.word ?? 0) else {
      return say(.earcon(.error))
    }
    return say(marked(part, [part.saying(word)]))
  }

  /// The word at hand, or all of it; again, by a word a letter.
  private mutating func spell(_ history: History, _ menu: PersonalMenu) -> [DialogueEffect] {
    var history = history
    let alphabet: Phrasebook.Alphabet = history.cursor.spelled == .letters ? .phonetic : .letters
    history.cursor.spelled = alphabet
    go(menu, to: .history(history))
    if let index = history.cursor.word, let (part, word) = history.current.word(at: index) {
      return say(marked(part, [.spelled(word, alphabet)]))
    }
    return say(history.current.parts.flatMap { marked($0, [.spelled($0.utterance, alphabet)]) })
  }

  /// What is at hand, now that it may be heard.
  mutating func sayAgain(_ menu: PersonalMenu) -> [DialogueEffect] {
    if case .history(let history) = menu.step { say(history.current.words) } else { [] }
  }
}
