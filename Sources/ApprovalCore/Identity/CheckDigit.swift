// SPDX-License-Identifier: GPL-3.0-or-later

/// The check digit of machine-readable zones (ICAO 9303 part 3 §4.9).
enum CheckDigit {
  /// The digit over `characters`, in ASCII: weights 7, 3, 1 over values 0 to 35, `<` being 0, modulo ten.
  static func over(_ characters: some Sequence<UInt8>) -> UInt8 {
    var sum = 0
    for (offset, character) in characters.enumerated() {
      sum += value(of: character) * weights[offset % weights.count]
    }
    return UInt8(ascii: "0") + UInt8(sum % 10)
  }

  private static let weights = [7, 3, 1]

  private static func value(of character: UInt8) -> Int {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character - UInt8(ascii: "A")) + 10
    default: 0
    }
  }
}
