// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// Writes values as text.
struct JSONWriter {
  private(set) var text: [UInt8] = []
  /// How many arrays and objects are open: each is a call on the stack.
  private var depth = 0

  mutating func write(_ value: JSONValue) throws(JSONError) {
    switch value {
    case .null: write("null")
    case .bool(let bool): write(bool ? "true" : "false")
    case .int(let int): write(String(int))
    case .unsigned(let int): write(String(int))
    case .float(let float): try write(float)
    case .string(let string): write(quoting: string.utf8)
    case .secret(let secret): write(quoting: secret.revealed())
    case .array(let elements):
      try write(elements, between: "[", "]") { (writer, element) throws(JSONError) in
        try writer.write(element)
      }
    case .object(let members):
      let ordered = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      try write(ordered, between: "{", "}") { (writer, member) throws(JSONError) in
        writer.write(quoting: member.key.utf8)
        writer.write(":")
        try writer.write(member.value)
      }
    }
  }

  private mutating func write(_ string: String) { text += string.utf8 }

  /// The shortest digits that are this number and no other; none after the point where it is whole.
  private mutating func write(_ float: Double) throws(JSONError) {
    guard float.isFinite else { throw .refused("") }
    let digits = float.description
    write(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
  }

  private mutating func write<Part>(
    _ parts: [Part], between start: String, _ end: String,
    _ writeOne: (inout JSONWriter, Part) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard depth < JSONLimits.deepest else { throw .tooDeep(limit: JSONLimits.deepest) }
    depth += 1
    write(start)
    var isFirst = true
    for part in parts {
      if !isFirst { write(",") }
      isFirst = false
      try writeOne(&self, part)
    }
    write(end)
    depth -= 1
  }

  private mutating func write(quoting bytes: some Sequence<UInt8>) {
    text.append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        text.append(byte)
      } else {
        write(Self.escapes[byte] ?? Self.numbered(byte))
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  private static let escapes: [UInt8: String] = [
    UInt8(ascii: "\""): #"\""#, UInt8(ascii: "\\"): #"\\"#, 0x08: #"\b"#, 0x09: #"\t"#, 0x0A: #"\n"#,
    0x0C: #"\f"#, 0x0D: #"\r"#,
  ]

  private static func numbered(_ control: UInt8) -> String {
    (control < 0x10 ? #"\u000"# : #"\u00"#) + String(control, radix: 16)
  }
}
