// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import OneTimeCodes
import Testing

@Suite struct HOTPTests {
  let generator: HOTP

  init() throws {
    generator = try HOTP(key: Secret(utf8: "12345678901234567890"))
  }

  @Test func `counter codes are those of RFC 4226`() throws {
    for vector in try OATHVectors.read().hotp {
      let generator = try HOTP(key: OATHVectors.key(vector.key), digits: vector.digits)
      #expect(try generator.code(at: vector.counter).revealed() == vector.code)
    }
  }

  @Test func `a code within the window is found at its counter`() throws {
    for ahead: UInt64 in 0..<10 {
      let code = try generator.code(at: 100 + ahead)
      #expect(try generator.match(code, from: 100, window: 10) == 100 + ahead)
    }
  }

  @Test func `a code behind or beyond the window is not found`() throws {
    #expect(try generator.match(generator.code(at: 99), from: 100, window: 10) == nil)
    #expect(try generator.match(generator.code(at: 110), from: 100, window: 10) == nil)
    #expect(try generator.match(generator.code(at: 100), from: 100, window: 0) == nil)
  }

  @Test func `the window ends with the last counter there is`() throws {
    let code = try generator.code(at: .max)
    #expect(try generator.match(code, from: .max - 1, window: 10) == .max)
    #expect(try generator.match(generator.code(at: 0), from: .max - 1, window: 10) == nil)
  }

  @Test func `a code of other length matches nothing`() throws {
    let long = try HOTP(key: generator.key, digits: 8).code(at: 0)
    #expect(try generator.match(long, from: 0, window: 10) == nil)
  }

  @Test(arguments: [-1, 0, 5, 9])
  func `codes of fewer than six or more than eight digits are refused`(digits: Int) {
    #expect(throws: OneTimeCodeError.digits(digits)) {
      try HOTP(key: Secret([1]), digits: digits)
    }
  }

  @Test func `an empty key is refused`() {
    #expect(throws: OneTimeCodeError.emptyKey) { try HOTP(key: Secret([])) }
  }

  @Test func `a code and its maker print no digit`() throws {
    let code = try generator.code(at: 0)
    var dumped = ""
    dump(generator, to: &dumped)
    dump(code, to: &dumped)
    #expect("\(code)" == "•")
    #expect(!dumped.contains("755224") && !dumped.contains("1234567890"))
  }

  @Test(arguments: ["", "123", "12345678901", "12 345", "+12345", "１２３４５６", "12345a"])
  func `what is not four to ten digits is no code`(text: String) {
    #expect(OneTimeCode(typed: text) == nil)
  }

  @Test func `a typed code equals the one made`() throws {
    #expect(try OneTimeCode(typed: "755224") == generator.code(at: 0))
    #expect(try OneTimeCode(typed: "755225") != generator.code(at: 0))
  }
}
