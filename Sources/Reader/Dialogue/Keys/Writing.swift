// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Sound
internal import Speech

/// Letters and digits written on a keypad, without timing: each press of the same key moves on through its characters,
/// another key or `+` keeps the one that was reached. Prints as dots.
public struct Writing: Sendable, CustomStringConvertible {
  /// What each digit key goes through: the digit first, so that numbers take one press a digit.
  static let characters: [[Character]] = [
    "0.-_@+#", "1", "2abcæå", "3def", "4ghi", "5jkl", "6mnoø", "7pqrs", "8tuv", "9wxyz",
  ].map(Array.init)

  /// The characters that may stand in it; `nil` for all that the keys have.
  private let allowed: Set<Character>?
  private let longest: Int
  private var kept: [Character] = []
  private var open: (key: Int, presses: Int)?

  /// - Parameters:
  ///   - allowed: what may stand in it; others are gone through, and not kept.
  ///   - longest: how many characters are kept.
  public init(only allowed: Set<Character>? = nil, longest: Int = 64) {
    self.allowed = allowed
    self.longest = longest
  }

  /// What is written, the character being chosen included.
  public var text: String { String(kept + [current].compactMap(\.self)) }
  /// How many characters, the one being chosen included.
  public var count: Int { kept.count + (open == nil ? 0 : 1) }
  /// Whether there is none.
  public var isEmpty: Bool { count == 0 }
  /// Whether a character is being chosen.
  var isChoosing: Bool { open != nil }

  /// The character that is being chosen.
  var current: Character? {
    open.map { Self.characters[$0.key][$0.presses % Self.characters[$0.key].count] }
  }

  /// Begins a character, or moves the one begun on; whether what was begun before on another key could be kept.
  @discardableResult
  mutating func press(_ digit: Digit) -> Bool {
    let key = Int(digit.value)
    if let open, open.key == key {
      self.open = (key, open.presses + 1)
      return true
    }
    let isKept = keep()
    if kept.count < longest { open = (key, 0) }
    return isKept
  }

  /// Keeps the character being chosen, so that the same key begins another; whether it may stand there.
  @discardableResult
  mutating func keep() -> Bool {
    defer { open = nil }
    guard let current else { return true }
    guard allowed?.contains(current) ?? true else { return false }
    kept.append(current)
    return true
  }

  mutating func takeLastBack() {
    if open == nil { _ = kept.popLast() }
    open = nil
  }

  mutating func startAgain() {
    self = Writing(only: allowed, longest: longest)
  }

  public var description: String { String(repeating: "•", count: count) }
}

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
    let count = Speakable.phrase(.lettersWritten, ["count": .number(writing.count)])
    guard !writing.isEmpty, let text = written(writing.text) else { return say(count) }
    if case .writtenKey = text { return say(count) + say(text) }
    return say(text)
  }

  private mutating func leaveWriting() -> [DialogueEffect] {
    switch place {
    case .setup(let setup): goBack(setup)
    case .adding(let adding): goBack(adding)
    case .unblocking: leaveUnblocking()
    case .personal(let menu): leave(menu)
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
    case .personal(let menu): return finishWriting(menu)
    default: return []
    }
  }
}
