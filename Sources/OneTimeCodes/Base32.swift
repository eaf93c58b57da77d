// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Base 32 (RFC 4648 §6), as people type keys: case, spaces, hyphens and missing padding do not matter.
public enum Base32 {
  /// The upper-case characters of a key, without padding.
  public static func encode(_ key: Secret) -> String {
    key.withBytes { bytes in
      var text: [UInt8] = []
      var bits: UInt32 = 0
      var pending = 0
      for index in bytes.indices {
        bits = bits << 8 | UInt32(bytes[index])
        pending += 8
        while pending >= 5 {
          pending -= 5
          text.append(alphabet[Int(bits >> pending & 31)])
        }
        bits &= (1 << pending) - 1
      }
      if pending > 0 { text.append(alphabet[Int(bits << (5 - pending) & 31)]) }
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// The key that a text encodes.
  ///
  /// Throws `base32Character` with its place in the text counted from 1, `base32Length` where the end is
  /// missing, and `emptyKey`. Spare bits at the end are dropped: many services draw characters, not bytes.
  public static func decode(_ text: String) throws(OneTimeCodeError) -> Secret {
    let values = try values(text)
    guard !values.isEmpty else { throw .emptyKey }
    // Of eight characters' worth, 1, 3 and 6 end in the middle of a byte that never comes.
    guard ![1, 3, 6].contains(values.count % 8) else { throw .base32Length }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var pending = 0
    for value in values {
      bits = bits << 5 | UInt32(value)
      pending += 5
      guard pending >= 8 else { continue }
      pending -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> pending))
      bits &= (1 << pending) - 1
    }
    return Secret(bytes)
  }

  /// The five bits of each character; separators fall away and padding ends the text.
  private static func values(_ text: String) throws(OneTimeCodeError) -> [UInt8] {
    var values: [UInt8] = []
    var isPadding = false
    for (place, character) in text.enumerated() where !separators.contains(character) {
      if character == "=" {
        isPadding = true
      } else if let value = value(of: character), !isPadding {
        values.append(value)
      } else {
        throw .base32Character(position: place + 1)
      }
    }
    return values
  }

  private static func value(of character: Character) -> UInt8? {
    switch character.asciiValue {
    case let letter? where (0x41...0x5a).contains(letter): letter - 0x41
    case let letter? where (0x61...0x7a).contains(letter): letter - 0x61
    case let digit? where (0x32...0x37).contains(digit): digit - 0x32 + 26
    default: nil
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
  private static let separators: Set<Character> = [" ", "-", "\t", "\n", "\r\n"]
}
