// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Foundation
import Testing

@testable import ApprovalCore

/// Signatures that another program made, from `Vectors/Chip/signatures.json`.
struct SignatureVectors: Decodable {
  let signatures: [Vector]

  struct Vector: Decodable, CustomTestStringConvertible {
    let name, line, fingerprint, challenge, textDigest, signature: String
    let holds, isUserVerified: Bool
    let counter: UInt32?

    var testDescription: String { name }

    func key() throws -> ChipKey { try ChipKey(line: line) }

    func chipChallenge() throws -> ChipChallenge {
      let bytes = try [challenge, textDigest].map { try #require(Hexadecimal.decode($0)) }
      return try #require(ChipChallenge(challenge: bytes[0], textDigest: bytes[1]))
    }
  }

  static func read() throws -> [Vector] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Vectors/Chip/signatures.json"))
    return try JSONDecoder().decode(Self.self, from: data).signatures
  }
}
