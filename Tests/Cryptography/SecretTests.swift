// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@Suite struct SecretTests {
  @Test(arguments: [
    Secret(utf8: "482917") as any Masked,
    try SealingKey(rawRepresentation: Secret([UInt8](repeating: 65, count: 32))),
    try SigningKey(rawRepresentation: Secret([UInt8](repeating: 65, count: 32))),
    try TripleDES(key: Secret([UInt8](repeating: 65, count: 16))),
  ])
  func `a secret prints as a dot whichever way it is printed`(secret: any Masked) {
    var dumped = ""
    dump(secret, to: &dumped)
    #expect("\(secret)" == "•")
    #expect(String(describing: secret) == "•")
    #expect(String(reflecting: secret) == "•")
    #expect(dumped == "- •\n")
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test func `a secret prints as a dot inside other values`() {
    struct Holder { let code: Secret? }
    let holder = Holder(code: Secret(utf8: "482917"))
    var dumped = ""
    dump(holder, to: &dumped)
    for text in ["\(holder)", String(reflecting: holder), dumped, "\([holder.code])"] {
      #expect(text.contains("•"))
      // The digits, or their bytes as an array prints them; a type made here prints with an address, which may hold any two.
      #expect(!text.contains("482917") && !text.contains("52, 56"))
    }
  }

  @Test func `a secret grows and shrinks, and what it was made from stays what it was`() {
    let typed = Secret(utf8: "48")
    #expect(typed.appending(UInt8(ascii: "2")) == Secret(utf8: "482"))
    #expect(typed.appending(Secret(utf8: "2917")) == Secret(utf8: "482917"))
    #expect(Secret([]).appending(Secret([])).isEmpty)
    #expect(typed.prefix(1) == Secret(utf8: "4") && typed.prefix(9) == typed && typed.prefix(-1).isEmpty)
    #expect(typed == Secret(utf8: "48"))
  }

  @Test func `more secrets than the secure heap holds are kept all the same, and keys can still be made`()
    throws
  {
    let many = (0..<400).map { number in Secret([UInt8](repeating: UInt8(number % 251), count: 500)) }
    let key = try SigningKey.generate()
    #expect(try key.verifyingKey.isValidSignature(key.sign([1, 2, 3]), for: [1, 2, 3]))
    for (number, secret) in many.enumerated() {
      #expect(secret == Secret([UInt8](repeating: UInt8(number % 251), count: 500)))
    }
  }

  @Test func `secrets of the same bytes are equal and no others are`() {
    #expect(Secret([1, 2, 3]) == Secret([1, 2, 3]))
    #expect(Secret([1, 2, 3]) != Secret([1, 2, 4]))
    #expect(Secret([1, 2, 3]) != Secret([1, 2]))
    #expect(Secret([]) == Secret(utf8: ""))
  }

  @Test func `a secret lends its bytes unchanged`() {
    let bytes = Secret(utf8: "kode").withBytes { span in span.indices.map { span[$0] } }
    #expect(bytes == Array("kode".utf8))
    #expect(Secret([]).isEmpty)
  }

  @Test func `bytes compare equal only where all of them are`() {
    #expect(constantTimeEqual([1, 2], [1, 2]))
    #expect(constantTimeEqual([], []))
    #expect(!constantTimeEqual([1, 2], [1, 3]))
    #expect(!constantTimeEqual([1, 2], [1, 2, 3]))
  }
}
