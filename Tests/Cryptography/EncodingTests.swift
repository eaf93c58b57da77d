// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@Suite struct EncodingTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
  ])
  func `base 64 is that of RFC 4648, unpadded`(text: String, encoded: String) {
    #expect(Base64.standard.encode(Array(text.utf8)) == encoded)
    #expect(Base64.url.decode(encoded) == Array(text.utf8))
  }

  @Test func `the two alphabets differ in two characters`() {
    #expect(Base64.standard.encode([0xfb, 0xff]) == "+/8")
    #expect(Base64.url.encode([0xfb, 0xff]) == "-_8")
    #expect(Base64.url.decode("+/8") == nil)
  }

  @Test(arguments: ["Z", "Zh", "Zg==", "Zm9", "Zm 8", "æ"])
  func `a second spelling of the same bytes is refused`(encoded: String) {
    #expect(Base64.standard.decode(encoded) == nil)
  }

  @Test func `hexadecimal goes both ways`() {
    #expect(Hexadecimal.encode([0, 0x9f, 0xff] as [UInt8]) == "009fff")
    #expect(Hexadecimal.decode("009FfF") == [0, 0x9f, 0xff])
    #expect(Hexadecimal.decode("0") == nil)
    #expect(Hexadecimal.decode("0g") == nil)
  }
}
