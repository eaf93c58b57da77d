// SPDX-License-Identifier: GPL-3.0-or-later

/// A command to a chip in short form (ISO 7816-4 §5.1).
struct ChipCommand: Equatable {
  /// Class, instruction and two parameters, four bytes.
  let header: [UInt8]
  /// At most 255 bytes.
  let data: [UInt8]
  /// How many bytes the answer may have at most, 1 to 256; `nil` where it has none.
  let expectedLength: Int?

  init(
    classByte: UInt8 = 0x00, instruction: UInt8, _ first: UInt8, _ second: UInt8, data: [UInt8] = [],
    expectedLength: Int? = nil
  ) {
    precondition(data.count <= 255 && (1...256).contains(expectedLength ?? 1), "a command in short form")
    header = [classByte, instruction, first, second]
    self.data = data
    self.expectedLength = expectedLength
  }

  /// The expected length as one byte, in which 0 stands for 256.
  var lengthByte: [UInt8] { expectedLength.map { [UInt8($0 % 256)] } ?? [] }

  var bytes: [UInt8] {
    header + (data.isEmpty ? [] : [UInt8(data.count)] + data) + lengthByte
  }
}

extension ChipCommand {
  /// Selects the travel document's application (ICAO 9303 part 10 §3).
  static let selectTravelDocument = ChipCommand(
    instruction: 0xA4, 0x04, 0x0C, data: [0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01])

  /// Asks for eight random bytes (ICAO 9303 part 11 §4.3.4.1).
  static let getChallenge = ChipCommand(instruction: 0x84, 0x00, 0x00, expectedLength: 8)

  /// Proves the keys and asks for the same proof (ICAO 9303 part 11 §4.3.4.2).
  static func externalAuthenticate(_ proof: [UInt8]) -> ChipCommand {
    ChipCommand(instruction: 0x82, 0x00, 0x00, data: proof, expectedLength: proof.count)
  }

  /// Selects a file (ICAO 9303 part 10 §3).
  static func select(_ file: PassportFile) -> ChipCommand {
    ChipCommand(
      instruction: 0xA4, 0x02, 0x0C,
      data: [UInt8(file.rawValue >> 8), UInt8(truncatingIfNeeded: file.rawValue)])
  }

  /// The first bit of an offset is another command's.
  static let longestOffset = 0x7FFF

  /// Reads `count` bytes of the selected file from `offset`; fifteen bits hold it (ICAO 9303 part 10 §3).
  static func readBinary(from offset: Int, count: Int) -> ChipCommand {
    precondition(offset <= longestOffset, "an offset in fifteen bits")
    return ChipCommand(
      instruction: 0xB0, UInt8(offset >> 8), UInt8(truncatingIfNeeded: offset), expectedLength: count)
  }
}
