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

/// What a chip answers: data, then two status bytes (ISO 7816-4 §5.1).
struct ChipAnswer: Equatable {
  let data: [UInt8]
  let status: UInt16

  init(data: [UInt8], status: UInt16) {
    self.data = data
    self.status = status
  }

  /// The answer of these bytes; `nil` where they cannot hold a status.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    data = Array(bytes.dropLast(2))
    status = bytes.suffix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  var isSuccess: Bool { status == 0x9000 }
}

/// A tag, a length and a value as chips write them (ISO 7816-4 §5.2.2; BER-TLV).
struct DataObject: Equatable {
  let tag: UInt32
  let value: [UInt8]

  var encoded: [UInt8] {
    Self.bigEndian(tag) + Self.encodedLength(value.count) + value
  }

  /// The objects that follow one another in `bytes` to the end; `nil` where they do not.
  static func sequence(_ bytes: [UInt8]) -> [DataObject]? {
    var rest = bytes[...]
    var objects: [DataObject] = []
    while !rest.isEmpty {
      guard let head = Head(rest), rest.count - head.length >= head.valueLength else { return nil }
      let value = rest.dropFirst(head.length).prefix(head.valueLength)
      objects.append(DataObject(tag: head.tag, value: Array(value)))
      rest = rest.dropFirst(head.length + head.valueLength)
    }
    return objects
  }

  /// What stands before a value.
  struct Head: Equatable {
    let tag: UInt32
    /// Bytes that the head itself takes.
    let length: Int
    let valueLength: Int

    /// The head that `bytes` begin with; `nil` where they hold no whole one, or one for a value beyond 64 KiB.
    init?(_ bytes: ArraySlice<UInt8>) {
      var rest = bytes
      guard let tag = Self.takeTag(&rest), let valueLength = Self.takeLength(&rest) else { return nil }
      self.tag = tag
      self.valueLength = valueLength
      length = bytes.count - rest.count
    }

    /// One byte, or two where the low five bits of the first are set.
    private static func takeTag(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
      guard let first = rest.popFirst() else { return nil }
      guard first & 0x1F == 0x1F else { return UInt32(first) }
      guard let second = rest.popFirst(), second < 0x80 else { return nil }
      return UInt32(first) << 8 | UInt32(second)
    }

    /// One byte below 128, or 81 and one, or 82 and two.
    private static func takeLength(_ rest: inout ArraySlice<UInt8>) -> Int? {
      guard let first = rest.popFirst() else { return nil }
      guard first >= 0x80 else { return Int(first) }
      let count = Int(first & 0x7F)
      guard (1...2).contains(count), rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private static func encodedLength(_ length: Int) -> [UInt8] {
    precondition(length <= 0xFFFF, "a value of at most 64 KiB")
    let bytes = bigEndian(UInt32(length))
    return length < 0x80 ? bytes : [0x80 | UInt8(bytes.count)] + bytes
  }

  /// Without leading zeros, but at least one byte.
  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    let bytes = stride(from: 24, through: 8, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    return bytes.drop { $0 == 0 } + [UInt8(truncatingIfNeeded: number)]
  }
}
