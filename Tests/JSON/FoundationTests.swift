// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

@testable import JSON

/// Foundation's coders and ours are one another's judges.
struct FoundationTests {
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  private static let samples = {
    var random = SeededRandom(seed: 7)
    return (0..<2000).map { _ in Sample(&random) }
  }()

  @Test func `what is written is Foundation's, byte for byte`() throws {
    for sample in Self.samples {
      let ours = try JSONValue(encoding: sample).written()
      let theirs = try Self.encoder.encode(sample)
      try #require(
        String(decoding: ours, as: UTF8.self).utf8.elementsEqual(theirs),
        "\(String(decoding: ours, as: UTF8.self))\n\(String(decoding: theirs, as: UTF8.self))")
    }
  }

  @Test func `each reads what the other wrote, with nothing lost`() throws {
    for sample in Self.samples {
      let theirs = Array(try Self.encoder.encode(sample))
      try #require(try JSONValue(reading: theirs).decodedWhole(as: Sample.self) == sample)
      let ours = try JSONValue(encoding: sample).written()
      try #require(try JSONDecoder().decode(Sample.self, from: Data(ours)) == sample)
    }
  }

  /// Where Foundation is milder: a name twice, half a surrogate pair, digits that a number has lost.
  @Test(arguments: try TextTable("accepted.txt").lines)
  func `what is accepted, Foundation accepts`(line: TextTable.Line) throws {
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(line.text), options: .fragmentsAllowed)
    }
  }

  @Test func `nested and super containers are written and read as Foundation's`() throws {
    let ours = try JSONValue(encoding: Nested()).written()
    #expect(try Array(Self.encoder.encode(Nested())) == ours)
    #expect(throws: Never.self) { try JSONValue(reading: ours).decoded(as: Nested.self) }
    #expect(throws: Never.self) { try JSONDecoder().decode(Nested.self, from: Data(ours)) }
  }
}

/// Uses every container that there is, by hand.
private struct Nested: Codable {
  enum Key: String, CodingKey { case inner, list, above }
  struct Wrong: Error {}

  init() {}

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    let inner = try members.nestedContainer(keyedBy: Key.self, forKey: .inner)
    var list = try members.nestedUnkeyedContainer(forKey: .list)
    let innerList = try inner.decode([Int].self, forKey: .list)
    let isNil = try list.decodeNil()
    var deep = try list.nestedUnkeyedContainer()
    let one = try deep.decode(Int.self)
    let object = try list.nestedContainer(keyedBy: Key.self).decode(String.self, forKey: .above)
    let last = try list.superDecoder().singleValueContainer().decode(Bool.self)
    let above = try members.superDecoder(forKey: .above).singleValueContainer().decode(Double.self)
    let nameless = try members.superDecoder().singleValueContainer().decodeNil()
    guard innerList == [1, 2], isNil, one == 1, object == "x", last, above == 0.5, nameless, list.isAtEnd,
      deep.isAtEnd, list.count == 4
    else { throw Wrong() }
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    var inner = members.nestedContainer(keyedBy: Key.self, forKey: .inner)
    var list = members.nestedUnkeyedContainer(forKey: .list)
    try inner.encode([1, 2], forKey: .list)
    try list.encodeNil()
    var deep = list.nestedUnkeyedContainer()
    try deep.encode(1)
    var object = list.nestedContainer(keyedBy: Key.self)
    try object.encode("x", forKey: .above)
    var last = list.superEncoder().singleValueContainer()
    try last.encode(true)
    var above = members.superEncoder(forKey: .above).singleValueContainer()
    try above.encode(0.5)
    var nameless = members.superEncoder().singleValueContainer()
    try nameless.encodeNil()
  }
}
