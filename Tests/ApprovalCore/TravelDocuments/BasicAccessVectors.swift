// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

/// The standard's own worked example, `Vectors/Chip/basic-access.txt`.
struct BasicAccessVectors {
  private let values: [String: String]

  init() throws {
    let rows = try Table("basic-access.txt", of: "Chip").rows
    values = Dictionary(uniqueKeysWithValues: rows.map { ($0.given, $0.expected) })
  }

  func text(_ name: String) throws -> String {
    try #require(values[name], "\(name) is not in the file")
  }

  func bytes(_ name: String) throws -> [UInt8] {
    try #require(Hexadecimal.decode(text(name)), "\(name) is not hexadecimal")
  }

  func terminal() throws -> TerminalSecrets {
    try TerminalSecrets(nonce: bytes("terminalNonce"), keyMaterial: Secret(bytes("terminalKeyMaterial")))
  }
}
