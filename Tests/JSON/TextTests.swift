// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Testing

@testable import JSON

/// Which texts are read and which are refused, and how what was read is written.
struct TextTests {
  @Test(arguments: try TextTable("accepted.txt").lines)
  func `a text is read and written again`(line: TextTable.Line) throws {
    let value = try JSONValue(reading: line.text)
    let written = try value.written()
    #expect(String(decoding: written, as: UTF8.self) == line.expected)
    #expect(try JSONValue(reading: written).written() == written)
  }

  @Test(arguments: try TextTable("accepted.txt").lines)
  func `a text that is cut short is refused, unless it is a shorter number`(line: TextTable.Line) throws {
    let whole = try JSONValue(reading: line.text)
    for length in 0..<line.text.count {
      switch try? JSONValue(reading: Array(line.text[..<length])) {
      case nil, .int, .unsigned, .float: continue
      case let cut?: #expect(cut == whole && line.text[length] == 0x20)
      }
    }
  }

  @Test(arguments: try TextTable("refused.txt").lines)
  func `a text is refused, and why is said`(line: TextTable.Line) {
    let error = #expect(throws: JSONError.self) { try JSONValue(reading: line.text) }
    #expect(error?.description == line.expected)
  }

  @Test func `nesting is bounded while it is read, and written`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(
        (String(repeating: #"[{"":"#, count: depth / 2) + "0" + String(repeating: "}]", count: depth / 2))
          .utf8)
    }
    #expect(try JSONValue(reading: nested(64)).written() == nested(64))
    #expect(throws: JSONError.tooDeep(limit: 64)) { try JSONValue(reading: nested(66)) }
    #expect(throws: JSONError.tooDeep(limit: 64)) {
      try JSONValue(reading: [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20))
    }
    #expect(throws: JSONError.tooDeep(limit: 2)) {
      try JSONValue(reading: Array("[[[]]]".utf8), within: JSONLimits(depth: 2))
    }
    let tooDeep = JSONValue.array([try JSONValue(reading: nested(64))])
    #expect(throws: JSONError.tooDeep(limit: 64)) { try tooDeep.written() }
  }

  @Test func `values of every kind are counted while they are read`() throws {
    let text = Array(#"{"a":[1,"",null],"b":{}}"#.utf8)
    #expect(throws: Never.self) { try JSONValue(reading: text, within: JSONLimits(values: 6)) }
    #expect(throws: JSONError.tooManyValues(limit: 5)) {
      try JSONValue(reading: text, within: JSONLimits(values: 5))
    }
    // What comes after the value that is one too many is not looked at.
    #expect(throws: JSONError.tooManyValues(limit: 3)) {
      try JSONValue(reading: Array("[1,2,3,@".utf8), within: JSONLimits(values: 3))
    }
  }

  @Test func `a number that is none cannot be written`() {
    for float in [Double.infinity, -.infinity, .nan] {
      #expect(throws: JSONError.refused("")) { try JSONValue.float(float).written() }
    }
  }

  @Test func `broken texts are refused or read, and nothing worse`() throws {
    var random = SeededRandom(seed: 3)
    let marks = Array("{}[]:,\"\\u0019.e+-trufalsn \u{80}".utf8)
    let texts = try TextTable("accepted.txt").lines.map(\.text)
    for _ in 0..<20_000 {
      var text = texts[random.next(below: texts.count)]
      for _ in 0..<random.next(below: 4) where !text.isEmpty {
        text[random.next(below: text.count)] = marks[random.next(below: marks.count)]
      }
      guard let value = try? JSONValue(reading: text) else { continue }
      let written = try value.written()
      #expect(try JSONValue(reading: written).written() == written, "\(text)")
    }
  }
}
