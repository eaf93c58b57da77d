// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import JSON
import Testing

@Suite struct SecretTests {
  @Test func `a string under a secret's name is a secret, wherever it stands, and is written as it came`()
    throws
  {
    let text = #"{"parameters":{"pin":"27\u00309\n45","list":[{"pin":""}],"name":"pin"}}"#
    let value = try JSONValue(reading: Array(text.utf8), secrets: ["pin"])
    let parameters = try #require(value["parameters"])
    #expect(parameters["pin"] == .secret(Secret(utf8: "2709\n45")))
    #expect(parameters["list"] == [["pin": .secret(Secret([]))]])
    #expect(parameters["name"] == "pin" && parameters["name"]?.secret == nil)
    #expect(!"\(value)".contains("2709"))
    let written = String(decoding: try value.written(), as: UTF8.self)
    #expect(written == #"{"parameters":{"list":[{"pin":""}],"name":"pin","pin":"2709\n45"}}"#)
  }

  @Test func `a secret is read as text by whoever asks for text`() throws {
    let value = try JSONValue(reading: Array(#"{"pin":"270945"}"#.utf8), secrets: ["pin"])
    #expect(value["pin"]?.text == "270945")
    #expect(try value.decoded(as: [String: String].self) == ["pin": "270945"])
  }

  @Test func `a secret that is not UTF-8 is refused, and what is no string is what it is`() throws {
    #expect(throws: JSONError.notUTF8) {
      try JSONValue(reading: [UInt8](#"{"pin":""#.utf8) + [0xFF] + [UInt8](#""}"#.utf8), secrets: ["pin"])
    }
    #expect(try JSONValue(reading: Array(#"{"pin":[7,"7"]}"#.utf8), secrets: ["pin"]) == ["pin": [7, "7"]])
  }
}
