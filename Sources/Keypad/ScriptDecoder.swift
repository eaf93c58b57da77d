// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns a script into keys and pauses. The first byte that is neither ends it with an error that names its place.
struct ScriptDecoder: KeyDecoder {
  /// A minute and a half is more than any test waits, and fits poll(2)'s milliseconds many times over.
  private static let longestPause = 99_999

  private var position = 0
  private var pause: (start: Int, milliseconds: Int?)?

  mutating func decode(_ bytes: [UInt8]) -> [KeyStep] {
    var steps: [KeyStep] = []
    for byte in bytes {
      position += 1
      steps += self.steps(after: byte)
      if case .fail? = steps.last { break }
    }
    return steps
  }

  mutating func finish() -> [KeyStep] { endPause() }

  private mutating func steps(after byte: UInt8) -> [KeyStep] {
    let character = Character(Unicode.Scalar(byte))
    if let pause, let digit = Digit(character) {
      let milliseconds = (pause.milliseconds ?? 0) * 10 + Int(digit.value)
      guard milliseconds <= Self.longestPause else { return [.fail(.badPause(position: pause.start))] }
      self.pause = (pause.start, milliseconds)
      return []
    }
    let before = endPause()
    if case .fail? = before.first { return before }
    return before + ordinary(character, byte)
  }

  private mutating func ordinary(_ character: Character, _ byte: UInt8) -> [KeyStep] {
    if character == "~" {
      pause = (position, nil)
      return []
    }
    if character.isWhitespace { return [] }
    if let key = Key(character) { return [.key(key)] }
    return [.fail(.notAKey(found: Self.name(byte), position: position))]
  }

  private mutating func endPause() -> [KeyStep] {
    guard let pause else { return [] }
    self.pause = nil
    guard let milliseconds = pause.milliseconds else { return [.fail(.badPause(position: pause.start))] }
    return [.pause(.milliseconds(milliseconds))]
  }

  /// A printable character as itself, any other byte by its number.
  private static func name(_ byte: UInt8) -> String {
    guard !(0x21...0x7E).contains(byte) else { return "\"\(Character(Unicode.Scalar(byte)))\"" }
    let hex = String(byte, radix: 16, uppercase: true)
    return "byte 0x" + (hex.count < 2 ? "0" : "") + hex
  }
}
