// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Cryptography

@Suite struct PublishedVectorTests {
  let vectors: PublishedVectors

  init() throws {
    vectors = try PublishedVectors.read()
  }

  @Test func `digests are the published ones`() {
    for vector in vectors.digests {
      #expect(Digest.hash(vector.algorithm.value, vector.message.bytes) == vector.digest.bytes)
    }
    #expect(Digest.sha1([]).count == 20)
    #expect(Digest.sha256([]).count == 32)
    #expect(Digest.sha512([]).count == 64)
  }

  @Test func `HMACs are the published ones, the empty key's too`() throws {
    for vector in vectors.hmac {
      let key = Secret(vector.key.bytes)
      #expect(try MAC.hmac(vector.algorithm.value, key: key, vector.message.bytes) == vector.code.bytes)
    }
  }

  @Test func `scrypt hashes are the published ones`() throws {
    for vector in vectors.scrypt {
      let cost = try #require(
        PasswordHash.Cost(
          logarithm: vector.logarithm, blockSize: vector.blockSize, parallelism: vector.parallelism))
      let hash = try PasswordHash.scrypt(
        Secret(utf8: vector.password), salt: Array(vector.salt.utf8), cost: cost, length: 64)
      #expect(hash == vector.hash.bytes)
    }
  }

  @Test func `Ed25519 keys and signatures are the published ones`() throws {
    for vector in vectors.ed25519 {
      let key = try SigningKey(rawRepresentation: Secret(#require(vector.privateKey).bytes))
      #expect(key.verifyingKey.rawRepresentation == vector.publicKey.bytes)
      #expect(try key.sign(vector.message.bytes) == vector.signature.bytes)
      #expect(
        key.verifyingKey.isValidSignature(vector.signature.bytes, for: vector.message.bytes))
    }
  }

  @Test func `P-256 signatures hold, and hold for their message only`() throws {
    for vector in vectors.p256 {
      let key = try P256VerifyingKey(x963Representation: vector.publicKey.bytes)
      #expect(key.isValidSignature(raw: vector.signature.bytes, for: vector.message.bytes))
      #expect(!key.isValidSignature(raw: vector.signature.bytes, for: [1]))
    }
  }

  @Test func `triple DES and the retail MAC are the passport standard's`() throws {
    let vector = vectors.tripleDES
    let cipher = try TripleDES(key: Secret(vector.encryptionKey.bytes))
    #expect(try cipher.encrypt(vector.plaintext.bytes) == vector.ciphertext.bytes)
    #expect(try cipher.decrypt(vector.ciphertext.bytes) == vector.plaintext.bytes)
    let mac = try TripleDES(key: Secret(vector.macKey.bytes)).retailMAC(vector.ciphertext.bytes)
    #expect(mac == vector.mac.bytes)
  }
}
