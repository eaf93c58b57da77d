// SPDX-License-Identifier: GPL-3.0-or-later

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
