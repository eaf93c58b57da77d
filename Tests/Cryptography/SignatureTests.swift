// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@Suite struct SignatureTests {
  let message = Array("approve".utf8)

  @Test func `a fresh key signs and its public half agrees`() throws {
    let key = try SigningKey.generate()
    let signature = try key.sign(message)
    let verifyingKey = try VerifyingKey(rawRepresentation: key.verifyingKey.rawRepresentation)
    #expect(verifyingKey.isValidSignature(signature, for: message))
    #expect(!verifyingKey.isValidSignature(signature, for: message + [0]))
    #expect(try !SigningKey.generate().verifyingKey.isValidSignature(signature, for: message))
  }

  @Test func `a public key's thumbprint is that of RFC 8037, appendix A 3`() throws {
    let bytes = try #require(Base64.url.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
    let key = try VerifyingKey(rawRepresentation: bytes)
    #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
  }

  @Test func `a signature with one changed bit holds for nothing`() throws {
    let key = try SigningKey.generate()
    let signature = try key.sign(message)
    for position in signature.indices {
      var changed = signature
      changed[position] ^= 4
      #expect(!key.verifyingKey.isValidSignature(changed, for: message))
    }
    #expect(!key.verifyingKey.isValidSignature([], for: message))
    #expect(!key.verifyingKey.isValidSignature(Array(signature.dropLast()), for: message))
  }

  @Test func `keys of another length are refused`() {
    #expect(throws: CryptographyError.wrongLength(of: "a signing key", expected: 32, found: 33)) {
      try SigningKey(rawRepresentation: Secret([UInt8](repeating: 1, count: 33)))
    }
    #expect(throws: CryptographyError.wrongLength(of: "a public key", expected: 32, found: 0)) {
      try VerifyingKey(rawRepresentation: [])
    }
  }

  @Test func `a point off the curve is no key`() throws {
    var point = try #require(PublishedVectors.read().p256.first).publicKey.bytes
    point[64] ^= 1
    #expect(throws: CryptographyError.invalidPublicKey) { try P256VerifyingKey(x963Representation: point) }
    point[64] ^= 1
    point[0] = 2
    #expect(throws: CryptographyError.invalidPublicKey) { try P256VerifyingKey(x963Representation: point) }
  }

  @Test func `a P-256 signature of nonsense is invalid and not an error`() throws {
    let vector = try #require(PublishedVectors.read().p256.first)
    let key = try P256VerifyingKey(x963Representation: vector.publicKey.bytes)
    for signature in [
      [], [0x30], [0x30, 0x80], [UInt8](repeating: 0, count: 64), [UInt8](repeating: 255, count: 64),
    ] {
      #expect(!key.isValidSignature(raw: signature, for: message))
      #expect(!key.isValidSignature(der: signature, for: message))
    }
  }
}
