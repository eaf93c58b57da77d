// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns what a terminal sends into keys.
///
/// A keypad sends plain characters with Num Lock on, cursor sequences with it off, and sequences of its own in
/// application mode (console_codes(4)): all three are the same key. Every other sequence is swallowed whole, so that
/// the digits inside it count for nothing; every other character is ignored.
struct TerminalDecoder: KeyDecoder {
  private enum State { case plain, escape, sequence, single }

  private static let escape: UInt8 = 0x1B
  /// No terminal sends longer sequences; a longer one is noise and ends there.
  private static let longestSequence = 16

  private var state = State.plain
  private var sequence = ""

  mutating func decode(_ bytes: [UInt8]) -> [KeyStep] {
    bytes.compactMap { byte in key(after: byte).map(KeyStep.key) }
  }

  private mutating func key(after byte: UInt8) -> Key? {
    let character = Character(Unicode.Scalar(byte))
    switch (state, character) {
    case (_, _) where byte == Self.escape:
      state = .escape
      return nil
    case (.escape, "["), (.escape, "O"):
      state = character == "[" ? .sequence : .single
      sequence = ""
      return nil
    case (.plain, _), (.escape, _):
      state = .plain
      return Self.plain[character]
    case (.single, _):
      state = .plain
      return Self.applicationMode[character]
    case (.sequence, _):
      return key(afterSequence: character, byte)
    }
  }

  private mutating func key(afterSequence character: Character, _ byte: UInt8) -> Key? {
    sequence.append(character)
    // The Linux console's function keys are ESC [ [ A: a second bracket does not end the sequence.
    let isFinal = (0x40...0x7E).contains(byte) && sequence != "["
    guard isFinal || sequence.count >= Self.longestSequence else { return nil }
    state = .plain
    return isFinal ? Self.withoutNumLock[sequence] : nil
  }

  private static let plain: [Character: Key] = [
    "0": .digit(0), "1": .digit(1), "2": .digit(2), "3": .digit(3), "4": .digit(4), "5": .digit(5),
    "6": .digit(6), "7": .digit(7), "8": .digit(8), "9": .digit(9), "+": .plus, "-": .minus, "*": .star,
    "/": .slash, ".": .dot, ",": .dot, "\r": .enter, "\n": .enter,
  ]

  private static let applicationMode: [Character: Key] = [
    "p": .digit(0), "q": .digit(1), "r": .digit(2), "s": .digit(3), "t": .digit(4), "u": .digit(5),
    "v": .digit(6), "w": .digit(7), "x": .digit(8), "y": .digit(9), "k": .plus, "m": .minus, "j": .star,
    "o": .slash, "n": .dot, "l": .dot, "M": .enter,
  ]

  private static let withoutNumLock: [String: Key] = [
    "2~": .digit(0), "F": .digit(1), "4~": .digit(1), "B": .digit(2), "6~": .digit(3), "D": .digit(4),
    "E": .digit(5), "G": .digit(5), "C": .digit(6), "H": .digit(7), "1~": .digit(7), "A": .digit(8),
    "5~": .digit(9), "3~": .dot,
  ]
}
