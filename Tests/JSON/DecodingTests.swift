// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import JSON

/// From values to types, and what is said where that does not go.
struct DecodingTests {
  struct Household: Codable, Hashable {
    enum Place: String, Codable { case town, country }
    struct Room: Codable, Hashable { var size: UInt8 }
    var name: String
    var place: Place?
    var rooms: [Room]
    var keys: [String: Room]
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let error: JSONError
    init(_ text: String, _ error: JSONError) { (self.text, self.error) = (text, error) }
    var testDescription: String { text }
  }

  @Test(arguments: [
    Fault("[]", .wrongType("")),
    Fault(#"{"rooms":[],"keys":{}}"#, .missing("name")),
    Fault(#"{"name":null,"rooms":[],"keys":{}}"#, .wrongType("name")),
    Fault(#"{"name":5,"rooms":[],"keys":{}}"#, .wrongType("name")),
    Fault(#"{"name":"","rooms":{},"keys":{}}"#, .wrongType("rooms")),
    Fault(#"{"name":"","rooms":[{"size":1},{}],"keys":{}}"#, .missing("rooms.1.size")),
    Fault(#"{"name":"","rooms":[{"size":1.5}],"keys":{}}"#, .refused("rooms.0.size")),
    Fault(#"{"name":"","rooms":[{"size":-1}],"keys":{}}"#, .refused("rooms.0.size")),
    Fault(#"{"name":"","rooms":[{"size":256}],"keys":{}}"#, .refused("rooms.0.size")),
    Fault(#"{"name":"","rooms":[],"keys":{"a":{"size":true}}}"#, .wrongType("keys.a.size")),
    Fault(#"{"name":"","rooms":[],"keys":{},"place":"sea"}"#, .refused("place")),
    Fault(#"{"name":"","rooms":[],"keys":{},"nam":null}"#, .unknown("nam")),
    Fault(#"{"name":"","rooms":[{"size":1,"sise":2}],"keys":{},"x":1}"#, .unknown("rooms.0.sise")),
    Fault(#"{"name":"","rooms":[],"keys":{"a":{"size":1,"b":1}}}"#, .unknown("keys.a.b")),
    // What is missing is said before what is too much: most often it is one misspelt name.
    Fault(#"{"nam":"","rooms":[],"keys":{}}"#, .missing("name")),
  ])
  func `a value of another shape is refused with its place`(fault: Fault) throws {
    let value = try JSONValue(reading: Array(fault.text.utf8))
    #expect(throws: fault.error) { try value.decodedWhole(as: Household.self) }
  }

  @Test func `members without a name are passed over where that was asked for`() throws {
    let text = #"{"name":"","rooms":[{"size":2.0,"x":1}],"keys":{},"y":[{}]}"#
    let household = try JSONValue(reading: Array(text.utf8)).decoded(as: Household.self)
    #expect(household == Household(name: "", rooms: [.init(size: 2)], keys: [:]))
  }

  @Test func `every whole number goes into the types that hold it, and no other`() throws {
    func holds<Number: Decodable>(_ text: String, _ type: Number.Type) -> Bool {
      (try? JSONValue(reading: Array(text.utf8)).decoded(as: type)) != nil
    }
    #expect(holds("18446744073709551615", UInt64.self) && !holds("18446744073709551616", UInt64.self))
    #expect(!holds("9223372036854775808", Int.self) && holds("9223372036854775807", Int.self))
    #expect(holds("-9223372036854775808", Int.self) && !holds("-9223372036854775809", Int.self))
    #expect(holds("-0", Int.self) && holds("1e2", UInt8.self) && !holds("1e3", UInt8.self))
    // 2^53 and beyond, as written with a point, may have lost digits.
    #expect(holds("9007199254740991.0", Int.self) && !holds("9007199254740993.0", Int.self))
    #expect(holds("1e308", Double.self) && !holds("1e308", Float.self))
    #expect(!holds("1", Bool.self) && !holds("true", Int.self) && !holds("\"1\"", Int.self))
  }

  @Test func `a number that is none cannot be encoded, and its place is said`() {
    #expect(throws: JSONError.refused("a.1")) { try JSONValue(encoding: ["a": [0, Double.nan]]) }
  }

  @Test func `any value is decoded and encoded as it is`() throws {
    let value: JSONValue = ["a": [1, "x", true, .null, .float(0.5)], "b": [:]]
    #expect(try value.decoded(as: JSONValue.self) == value)
    #expect(try value.decoded(as: [String: JSONValue].self) == ["a": value["a"] ?? .null, "b": [:]])
    #expect(try JSONValue(encoding: ["c": value]) == ["c": value])
  }
}
