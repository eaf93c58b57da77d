// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@Suite struct SealingKeyTests {
  let key: SealingKey
  let context = Array("user/42/password".utf8)

  init() throws {
    key = try SealingKey.generate()
  }

  @Test(arguments: [0, 1, 16, 1000])
  func `what was sealed opens`(length: Int) throws {
    let secret = try Random.secret(length)
    let sealed = try key.seal(secret, context: context)
    #expect(sealed.count == length + SealingKey.overhead)
    #expect(try key.open(sealed, context: context) == secret)
  }

  @Test func `one changed bit anywhere breaks the seal`() throws {
    let sealed = try key.seal(Secret(utf8: "270945"), context: context)
    for position in sealed.indices {
      var changed = sealed
      changed[position] ^= 1
      #expect(throws: CryptographyError.sealBroken) { try key.open(changed, context: context) }
    }
  }

  @Test func `a shortened value breaks the seal`() throws {
    let sealed = try key.seal(Secret(utf8: "270945"), context: context)
    for length in 0..<sealed.count {
      #expect(throws: CryptographyError.sealBroken) {
        try key.open(Array(sealed.prefix(length)), context: context)
      }
    }
  }

  @Test func `a value moved to another place breaks the seal`() throws {
    let sealed = try key.seal(Secret(utf8: "270945"), context: context)
    #expect(throws: CryptographyError.sealBroken) {
      try key.open(sealed, context: Array("user/43/password".utf8))
    }
    #expect(throws: CryptographyError.sealBroken) { try key.open(sealed, context: []) }
  }

  @Test func `another key does not open it`() throws {
    let sealed = try key.seal(Secret(utf8: "270945"), context: context)
    let other = try SealingKey.generate()
    #expect(throws: CryptographyError.sealBroken) { try other.open(sealed, context: context) }
  }

  @Test func `the same value never seals to the same bytes`() throws {
    let secret = Secret(utf8: "270945")
    #expect(try key.seal(secret, context: context) != key.seal(secret, context: context))
  }

  @Test func `a key of another length is refused`() {
    #expect(throws: CryptographyError.wrongLength(of: "a sealing key", expected: 32, found: 31)) {
      try SealingKey(rawRepresentation: Secret([UInt8](repeating: 0, count: 31)))
    }
  }
}
