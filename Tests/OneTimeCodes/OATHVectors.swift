// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Foundation

/// What RFC 4226, RFC 6238 and RFC 6287 publish, read from `Vectors/oath-vectors.json`.
struct OATHVectors: Decodable {
  struct HOTPVector: Decodable {
    let key: String
    let counter: UInt64
    let digits: Int
    let code: String
  }

  struct TOTPVector: Decodable {
    let algorithm, key: String
    let time: Int64
    let period, digits: Int
    let code: String
  }

  struct OCRAVector: Decodable {
    let suite, key, question: String
    let counter: UInt64?
    let pin: String?
    let timeStep: Int64?
    let code: String
  }

  let hotp: [HOTPVector]
  let totp: [TOTPVector]
  let ocra: [OCRAVector]

  static func read() throws -> OATHVectors {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    return try JSONDecoder().decode(
      Self.self, from: Data(contentsOf: tests.appending(path: "Vectors/oath-vectors.json")))
  }

  static func key(_ text: String) throws -> Secret {
    struct NotHexadecimal: Error {}
    guard let bytes = Hexadecimal.decode(text) else { throw NotHexadecimal() }
    return Secret(bytes)
  }
}
