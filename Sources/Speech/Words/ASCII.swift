// SPDX-License-Identifier: GPL-3.0-or-later

/// The characters that codes and fields are made of.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func isDigit(_ character: Character) -> Bool { character.asciiValue.map(isDigit) ?? false }

  static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}
