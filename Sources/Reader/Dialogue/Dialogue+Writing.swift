// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Sound
internal import Speech

/// Writing letters and digits: the same keys wherever something is written, and how much of it is heard.
extension Dialogue {
  mutating func write(_ gesture: Gesture?, _ key: Key) -> [DialogueEffect] {
    switch gesture {
    case .letter: return letter(key)
    case .takeBack: return edit { $0.takeLastBack() }
    case .startAgain: return edit { $0.startAgain() }
    case .sayTyped: return sayWritten()
    case .leave: return leaveWriting()
    case .done: return finishLetter()
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  /// The letter reached. One that cannot stand there is dropped when the next begins, and the tones say so.
  private mutating func letter(_ key: Key) -> [DialogueEffect] {
    guard let digit = key.digit, var writing = place.writing else { return [] }
    let isKept = writing.press(digit)
    place.writing = writing
    return (isKept ? [] : say(.earcon(.error))) + echo(writing)
  }

  private mutating func echo(_ writing: Writing) -> [DialogueEffect] {
    guard let letter = writing.current, let echo = written(String(letter)) else {
      return say(.earcon(.click))
    }
    return say(echo)
  }

  /// How what is written is said: a name to everybody, a key to the listener alone, a password to nobody.
  private func written(_ text: String) -> Speakable? {
    switch place {
    case .setup(let setup) where setup.step == .userID: .written(text)
    case .adding(let adding): adding.step == .name ? .written(text) : .writtenKey(text)
    default: nil
    }
  }

  private mutating func edit(_ change: (inout Writing) -> Void) -> [DialogueEffect] {
    guard var writing = place.writing else { return [] }
    change(&writing)
    place.writing = writing
    return say(.earcon(.click)) + sayWritten()
  }

  /// What is there; of a password, and where others can hear of a key, how many characters.
  private mutating func sayWritten() -> [DialogueEffect] {
    guard let writing = place.writing else { return [] }
    let count = Speakable.phrase("lettersWritten", ["count": .number(writing.count)])
    guard !writing.isEmpty, let text = written(writing.text) else { return say(count) }
    if case .writtenKey = text { return say(count) + say(text) }
    return say(text)
  }

  private mutating func leaveWriting() -> [DialogueEffect] {
    switch place {
    case .setup(let setup): goBack(setup)
    case .adding(let adding): goBack(adding)
    case .unblocking: leaveUnblocking()
    default: []
    }
  }

  /// `+` keeps the letter being chosen; with none, the writing is done.
  private mutating func finishLetter() -> [DialogueEffect] {
    guard var writing = place.writing else { return [] }
    if writing.isChoosing {
      let isKept = writing.keep()
      place.writing = writing
      return say(.earcon(isKept ? .click : .error))
    }
    switch place {
    case .setup(let setup): return finishWriting(setup)
    case .adding(let adding): return finishWriting(adding)
    case .unblocking(let unblocking): return finishWriting(unblocking)
    default: return []
    }
  }
}
