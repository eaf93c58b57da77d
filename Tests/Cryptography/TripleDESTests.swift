// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@Suite struct TripleDESTests {
  @Test func `padding goes on and comes off again`() {
    for length in 0...17 {
      let message = [UInt8](repeating: 0, count: length)
      let padded = TripleDES.pad(message)
      #expect(padded.count.isMultiple(of: 8) && padded.count > length)
      #expect(TripleDES.unpad(padded) == message)
    }
  }

  @Test(arguments: [[], [0, 0], [0x81], [0x80, 0, 0, 0, 0, 0, 0, 0, 0]] as [[UInt8]])
  func `what carries no padding gives none back`(blocks: [UInt8]) {
    #expect(TripleDES.unpad(blocks) == nil)
  }

  @Test func `half a block is refused`() throws {
    let cipher = try TripleDES(key: Secret([UInt8](1...16)))
    #expect(throws: CryptographyError.wrongLength(of: "a run of triple DES blocks", expected: 16, found: 9)) {
      try cipher.encrypt([UInt8](repeating: 0, count: 9))
    }
  }

  @Test func `the retail MAC of one block needs no chain before it`() throws {
    let cipher = try TripleDES(key: Secret([UInt8](1...16)))
    #expect(try cipher.retailMAC([]) == cipher.encrypt(TripleDES.pad([])))
  }
}
