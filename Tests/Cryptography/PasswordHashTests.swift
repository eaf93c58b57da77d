// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@Suite struct PasswordHashTests {
  @Test func `a hash verifies its password and no other`() throws {
    let hash = try PasswordHash(hashing: Secret(utf8: "hest batteri"), cost: .forTests)
    #expect(try hash.verifies(Secret(utf8: "hest batteri")))
    #expect(try !hash.verifies(Secret(utf8: "hest batterj")))
    #expect(try !hash.verifies(Secret(utf8: "")))
  }

  @Test func `an encoded hash reads back and still verifies`() throws {
    let hash = try PasswordHash(hashing: Secret(utf8: "270945"), cost: .forTests)
    let read = try PasswordHash(encoded: hash.encoded)
    #expect(read == hash)
    #expect(try read.verifies(Secret(utf8: "270945")))
    #expect(hash.encoded.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
  }

  @Test func `the same password never hashes to the same text`() throws {
    let one = try PasswordHash(hashing: Secret(utf8: "270945"), cost: .forTests)
    let other = try PasswordHash(hashing: Secret(utf8: "270945"), cost: .forTests)
    #expect(one.encoded != other.encoded)
  }

  @Test func `the interactive cost is served by libcrypto`() throws {
    let hash = try PasswordHash(hashing: Secret(utf8: "270945"))
    #expect(hash.encoded.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
    #expect(try hash.verifies(Secret(utf8: "270945")))
  }

  @Test(arguments: [
    "", "scrypt", "$scrypt$ln=4,r=8,p=1$c2FsdHNhbHQ", "$argon2$ln=4,r=8,p=1$c2FsdHNhbHQ$aGFzaA",
    "$scrypt$ln=40,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=-4,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=4,r=8$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$r=4,ln=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=4,r=8,p=1$c2FsdHNhbHQ$short", "$scrypt$ln=4,r=8,p=1$!!$AAAA",
  ])
  func `a text that is no hash of ours is refused`(encoded: String) {
    #expect(throws: CryptographyError.invalidPasswordHash) { try PasswordHash(encoded: encoded) }
  }

  @Test(arguments: [(0, 8, 1), (21, 8, 1), (4, 0, 1), (4, 33, 1), (4, 8, 0), (4, 8, 17)])
  func `a cost beyond one machine is refused`(logarithm: Int, blockSize: Int, parallelism: Int) {
    #expect(
      PasswordHash.Cost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism) == nil)
  }
}
