// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Keypad

struct KeyTests {
  @Test(arguments: Array("0123456789+-*/.e"))
  func `every key is found by its character, and gives it back`(character: Character) throws {
    #expect(try #require(Key(character)).character == character)
  }

  @Test(arguments: ["a", "E", " ", "~", "٣", "é"] as [Character])
  func `other characters are no keys`(character: Character) {
    #expect(Key(character) == nil)
  }

  @Test func `no printed form of a digit key tells which digit it is`() {
    for value in 0...9 as ClosedRange<UInt8> {
      let key = Digit(value: value).map(Key.digit)
      var dumped = ""
      dump(key, to: &dumped)
      for printed in ["\(key as Any)", String(reflecting: key), dumped] {
        #expect(!printed.contains { $0.isNumber && $0 != "1" || $0 == Character("\(value)") && value != 1 })
        #expect(printed.contains("•"))
      }
    }
  }

  @Test func `a digit is at most nine`() {
    #expect(Digit(value: 9)?.value == 9)
    #expect(Digit(value: 10) == nil)
  }
}
