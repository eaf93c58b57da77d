// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import OneTimeCodes
import Testing

@Suite struct Base32Tests {
  @Test(arguments: [
    ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
    ("foobar", "MZXW6YTBOI"),
  ])
  func `base 32 is that of RFC 4648 both ways`(text: String, encoded: String) throws {
    #expect(Base32.encode(Secret(utf8: text)) == encoded)
    #expect(try Base32.decode(encoded) == Secret(utf8: text))
  }

  @Test(arguments: ["mzxw6ytboi", "MZXW6YTBOI======", "mzxw 6ytb oi", "MZXW-6YTB-OI", " MZXW6YTBOI=\n"])
  func `case, spaces, hyphens and padding do not matter`(encoded: String) throws {
    #expect(try Base32.decode(encoded) == Secret(utf8: "foobar"))
  }

  @Test(arguments: [
    ("MZXW1YTB", 5), ("0ZXW", 1), ("MZ=W6YTB", 4), ("mzxw 6yt8", 9), ("MZXWæ", 5), ("MZXW6Y\u{301}", 6),
  ])
  func `a wrong character is named by its place`(encoded: String, position: Int) {
    #expect(throws: OneTimeCodeError.base32Character(position: position)) { try Base32.decode(encoded) }
  }

  @Test(arguments: ["M", "MZX", "MZXW6Y", "MZXW6YTBM"])
  func `a key cut short is refused`(encoded: String) {
    #expect(throws: OneTimeCodeError.base32Length) { try Base32.decode(encoded) }
  }

  @Test(arguments: ["", " ", "===="])
  func `no key at all is refused`(encoded: String) {
    #expect(throws: OneTimeCodeError.emptyKey) { try Base32.decode(encoded) }
  }

  @Test func `any key comes back`() throws {
    for count in 1...40 {
      let key = try Random.secret(count)
      #expect(try Base32.decode(Base32.encode(key)) == key)
    }
  }
}
