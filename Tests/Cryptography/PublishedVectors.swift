// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Foundation

/// Facts that standards publish, read from `Vectors/published.json`; every byte string is hexadecimal there.
struct PublishedVectors: Decodable {
  let digests: [DigestVector]
  let hmac: [HMACVector]
  let scrypt: [ScryptVector]
  let ed25519: [SignatureVector]
  let p256: [SignatureVector]
  let tripleDES: TripleDESVector

  static func read() throws -> PublishedVectors {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/published.json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}

struct DigestVector: Decodable {
  let algorithm: Algorithm
  let message, digest: HexBytes
}

struct HMACVector: Decodable {
  let algorithm: Algorithm
  let key, message, code: HexBytes
}

struct ScryptVector: Decodable {
  let password, salt: String
  let logarithm, blockSize, parallelism: Int
  let hash: HexBytes
}

struct SignatureVector: Decodable {
  let privateKey: HexBytes?
  let publicKey, message, signature: HexBytes
}

struct TripleDESVector: Decodable {
  let encryptionKey, macKey, plaintext, ciphertext, mac: HexBytes
}

struct HexBytes: Decodable {
  let bytes: [UInt8]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Hexadecimal.decode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not hexadecimal")
    }
    self.bytes = bytes
  }
}

struct Algorithm: Decodable {
  let value: HashAlgorithm

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = HashAlgorithm(rawValue: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such algorithm")
    }
    self.value = value
  }
}
